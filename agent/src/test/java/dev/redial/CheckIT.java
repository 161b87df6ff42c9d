package dev.redial;

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
  void check_noArgument_exitsWithTwo() throws Exception {
    var finished = ChildJvm.runningAgentJar(folder).run("check");
    assertThat(finished.exitCode()).isEqualTo(2);
    assertThat(finished.out() + finished.error())
        .contains("check RULES")
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
