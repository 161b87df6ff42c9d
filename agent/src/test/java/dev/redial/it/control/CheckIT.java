package dev.redial.it.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ChildJvm;
import dev.redial.testing.ChildJvm.Finished;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checker, started as a user starts it. */
class CheckIT {
  private static final String RULES =
      """
      version: 1
      rules:
      - name: one
        match: {host: a.test}
        virtual-host: b.test
      """;

  private final Path folder;

  CheckIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void check_goodRules_exitsWithZero() throws Exception {
    assertThat(check(RULES).exitCode()).isZero();
  }

  @Test
  void check_errors_exitsWithOneAndNamesEachPlace() throws Exception {
    var finished =
        check(
            """
            version: 1
            rules:
            - name: one
              match: {hots: a.test}
              sni: 10.0.0.1
            - name: two
              match: {host: a.test}
              raw-http: true
            """);
    assertThat(finished.exitCode()).isEqualTo(1);
    var report = finished.out() + finished.error();
    assertThat(report).containsPattern("rules\\.yaml:4:\\d+: error: rule 'one': .*host");
    assertThat(report).containsPattern("rules\\.yaml:5:\\d+: error: rule 'one': ");
    assertThat(report)
        .containsPattern("rules\\.yaml:8:\\d+: error: rule 'two': .*no request head to change");
    assertThat(report).doesNotContain("Exception");
  }

  @Test
  void check_ofAnotherJdk_saysWhatEachRuleNeeds_andWhetherItIsThere() throws Exception {
    ChildJvm.assumeJava(17, "check --jdk is for Java 17 and later");
    var rules = Files.writeString(folder.resolve("rules.yaml"), RULES).toString();
    var home = System.getProperty("redial.child.java.home");

    var finished = redial("check", "--jdk", home, rules);

    assertThat(finished.exitCode()).as(finished.error()).isZero();
    assertThat(finished.out())
        .containsPattern("JDK [0-9.]+: rule 'one'\\n")
        .contains("  has    the start of TLS handshakes\n", "  has    heads of java.net.http\n")
        .doesNotContain("LACKS");
    assertThat(redial("check", "--json", "--jdk", home, rules).out())
        .contains("{\"rule\":\"one\",\"capability\":\"HANDSHAKE_START\",\"has\":true}")
        .contains("\"lacks\":[]");
    var none = redial("check", "--jdk", folder.toString(), rules);
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.error()).startsWith("redial: check: there is no Java in " + folder);
    assertThat(redial("check", rules, "--jdk").exitCode()).isEqualTo(2);
  }

  private Finished redial(String... arguments) throws Exception {
    return ChildJvm.runningAgentJar(folder).run(arguments);
  }

  @Test
  void check_noArgument_exitsWithTwo() throws Exception {
    var finished = ChildJvm.runningAgentJar(folder).run("check");
    assertThat(finished.exitCode()).isEqualTo(2);
    assertThat(finished.out() + finished.error())
        .contains("check: a rule file is missing")
        .doesNotContain("Exception");
  }

  @Test
  void commandLine_unknownCommand_exitsWithTwo() throws Exception {
    var finished = ChildJvm.runningAgentJar(folder).run("chekc", "rules.yaml");
    assertThat(finished.exitCode()).isEqualTo(2);
    assertThat(finished.out() + finished.error()).contains("check").doesNotContain("Exception");
  }

  @Test
  void check_json_isJson() throws Exception {
    var file = Files.writeString(folder.resolve("rules.yaml"), RULES.replace("b.test", "10.0.0.1"));
    var finished = ChildJvm.runningAgentJar(folder).run("check", file.toString(), "--json");
    assertThat(finished.exitCode()).isEqualTo(1);
    assertThat(finished.out().strip()).matches("(?s)[\\[{].*[\\]}]").contains("\"line\"");
  }

  private Finished check(String rules) throws Exception {
    var file = Files.writeString(folder.resolve("rules.yaml"), rules);
    return ChildJvm.runningAgentJar(folder).run("check", file.toString());
  }
}
