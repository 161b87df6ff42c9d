package dev.redial.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Certificates;
import dev.redial.yaml.tree.Confinement;
import dev.redial.yaml.tree.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules from a URL may use of this machine. */
class ConfinementTest {
  @TempDir Path machine;
  private Path allowed;

  @BeforeEach
  void files() throws IOException {
    allowed = Files.createDirectory(machine.resolve("allowed"));
    Files.writeString(machine.resolve("outside"), "a secret of the machine");
    Files.writeString(machine.resolve("allowed-not"), "a secret of the machine");
    Files.writeString(allowed.resolve("inside"), "a secret for a proxy");
    Files.createSymbolicLink(allowed.resolve("escape"), machine.resolve("outside"));
    Files.createSymbolicLink(allowed.resolve("escape-by-folder"), machine);
    // as Kubernetes has it: a link to a link to a folder for each version
    Files.writeString(Files.createDirectory(allowed.resolve("..version")).resolve("key"), "new");
    Files.createSymbolicLink(allowed.resolve("..data"), Path.of("..version"));
    Files.createSymbolicLink(allowed.resolve("key"), Path.of("..data/key"));
    new Certificates().writePem(allowed.resolve("ca.pem"));
    new Certificates().writePem(machine.resolve("other.pem"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"inside", "./inside", "key", "ALLOWED/inside"})
  void file_belowTheDirectory_isRead(String path) {
    assertThat(problems(List.of(), allowed, "${file:" + path(path) + "}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside",
        "../allowed/inside",
        "x/../../outside",
        "MACHINE/outside",
        "ALLOWED/../outside",
        "MACHINE/allowed-not",
        "escape",
        "escape-by-folder/outside",
        "/etc/passwd",
        "/proc/self/environ"
      })
  void file_elsewhere_isRefused(String path) {
    assertThat(problems(List.of(), allowed, "${file:" + path(path) + "}"))
        .singleElement()
        .asString()
        .contains("outside of the directory that rules from a URL may use")
        .doesNotContain("secret");
  }

  @Test
  void file_withoutTheOption_isRefused_withWhatToWrite() {
    assertThat(problems(List.of(), null, "${file:inside}"))
        .singleElement()
        .asString()
        .contains("is a file of this machine")
        .contains("'files=DIR'");
  }

  @Test
  void file_missing_isSaidToBeMissing() {
    assertThat(problems(List.of(), allowed, "${file:none}"))
        .singleElement()
        .asString()
        .contains("does not exist");
  }

  @Test
  void certificates_areFilesToo() {
    assertThat(problemsOf(allowed, "trust: ca.pem")).isEmpty();
    assertThat(problemsOf(allowed, "trust: ../other.pem"))
        .singleElement()
        .asString()
        .contains("outside of the directory");
    assertThat(problemsOf(null, "trust: ca.pem")).singleElement().asString().contains("files=DIR");
  }

  @Test
  void variable_thatTheOptionLists_isRead_andNoOther() {
    assertThat(problems(List.of("PATH"), null, "${env:PATH}")).isEmpty();
    assertThat(problems(List.of("PATH"), null, "${env:HOME}"))
        .singleElement()
        .asString()
        .contains("'${env:HOME}' is not among the variables")
        .contains("'env=PATH:HOME'");
    assertThat(problems(List.of(), null, "${env:HOME}"))
        .singleElement()
        .asString()
        .contains("'env=HOME'");
  }

  @Test
  void ticketsOfTheUser_areUsedOnlyIfTheOptionListsTheirVariable() throws IOException {
    Files.writeString(allowed.resolve("keytab"), "");
    assertThat(negotiate(List.of("PATH"), "principal: me"))
        .singleElement()
        .asString()
        .contains("uses the tickets of this machine's user")
        .contains("'env=KRB5CCNAME'");
    assertThat(negotiate(List.of("KRB5CCNAME"), "principal: me")).isEmpty();
    assertThat(negotiate(List.of(), "principal: me, keytab: keytab")).isEmpty();
  }

  private List<Problem> negotiate(List<String> variables, String settings) {
    return parse(
        new Confinement(variables, allowed),
        "proxies: {corp: {url: 'http://proxy.test:1', auth: negotiate, "
            + settings
            + "}}\nrules: []\n");
  }

  private String path(String text) {
    return text.replace("ALLOWED", allowed.toString()).replace("MACHINE", machine.toString());
  }

  private List<Problem> problems(List<String> variables, @Nullable Path folder, String value) {
    return parse(
        new Confinement(variables, folder),
        "proxies: {corp: {url: 'http://proxy.test:1', headers: {A: \""
            + value.replace("${env:PATH}", "x${env:PATH}")
            + "\"}}}\nrules: []\n");
  }

  private static List<Problem> problemsOf(@Nullable Path folder, String action) {
    return parse(
        new Confinement(List.of(), folder),
        "rules: [{name: a, match: {host: b}, " + action + "}]\n");
  }

  private static List<Problem> parse(Confinement confinement, String text) {
    var bytes = ("version: 1\n" + text).getBytes(StandardCharsets.UTF_8);
    return RuleFile.parse(bytes, "https://rules.test/f", confinement).problems();
  }
}
