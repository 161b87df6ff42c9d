package dev.redial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class CommandLineTest {
  private static final String GOOD =
      """
      version: 1
      rules:
        - name: a
          match: {host: www.example.com}
          sni: b.example.com
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Path file;

  CommandLineTest(@TempDir Path directory) {
    file = directory.resolve("rules.yaml");
  }

  @Test
  void check_goodFile_saysSo() throws Exception {
    write(GOOD);
    assertThat(run("check", file.toString())).isZero();
    assertThat(out()).isEqualTo(file + ": 1 rule, 0 errors, 0 warnings\n");
    assertThat(err()).isEmpty();
  }

  @Test
  void check_errors_areALineEach() throws Exception {
    write(GOOD + "    sni: c\n    reason: [1]\n");
    assertThat(run("check", file.toString())).isEqualTo(1);
    assertThat(out())
        .isEqualTo(
            file
                + ":6:5: error: duplicate key 'sni'; write it once\n"
                + file
                + ":7:13: error: rule 'a': 'reason' must be a text, but is a list;"
                + " write 'reason: \"...\"'\n"
                + file
                + ": 2 errors, 0 warnings\n");
  }

  @Test
  void check_warnings_leaveTheStatusAtZero() throws Exception {
    write(GOOD + "    host-header: other.example.com\n");
    assertThat(run("check", file.toString())).isZero();
    assertThat(out())
        .contains(":6:5: warning: rule 'a': the name in SNI, 'b.example.com', is unlike")
        .endsWith(": 1 rule, 0 errors, 1 warning\n");
  }

  /** The rules may be those of a server, and a word one that somebody has copied. */
  @Test
  void textOfOthers_commandsNoTerminal() throws Exception {
    write(GOOD + "    disabled-algorithms: {remove: [\"DH\\e[2J\\u009b1m\\u202e\"]}\n");
    assertThat(run("explain", file.toString(), "https://www.example.com/")).isZero();
    assertThat(out()).contains("[DH\\u001b[2J\\u009b1m\\u202e]\n");
    assertThat(run("explain\033[2J")).isEqualTo(CommandLine.USAGE_ERROR);
    assertThat(err()).startsWith("redial: unknown command 'explain\\u001b[2J'\n");
  }

  @Test
  void check_missingFile_isAnError() {
    assertThat(run("check", file.toString())).isEqualTo(1);
    assertThat(out()).startsWith(file + ":1:1: error: no such file; ");
  }

  @Test
  void checkJson_problems_areAnObject() throws Exception {
    write(GOOD + "    verify-name: \"c.example.com\"\n    \"sni\\\"\\n\\u00e9\": 1\n");
    assertThat(run("check", "--json", file.toString())).isEqualTo(1);
    Map<String, Object> json = new Yaml().load(out());
    assertThat(json)
        .containsEntry("file", file.toString())
        .containsEntry("errors", 1)
        .containsEntry("warnings", 1);
    assertThat(json.get("problems"))
        .isEqualTo(
            List.of(
                Map.of(
                    "line", 6,
                    "column", 5,
                    "severity", "warning",
                    "rule", "a",
                    "what",
                        "the name in SNI, 'b.example.com', is unlike 'verify-name' 'c.example.com'",
                    "remedy", "write the same name, unless this server really wants two"),
                Map.of(
                    "line", 7,
                    "column", 5,
                    "severity", "error",
                    "rule", "a",
                    "what", "unknown key 'sni\"\\u000aé'",
                    "remedy", "did you mean 'sni'?")));
  }

  @Test
  void checkJson_goodFile_hasNoProblems() throws Exception {
    write(GOOD);
    assertThat(run("check", file.toString(), "--json")).isZero();
    assertThat(out()).endsWith("\",\"errors\":0,\"warnings\":0,\"problems\":[]}\n");
  }

  @Test
  void run_wrongArguments_printTheUsage() {
    for (var arguments :
        List.of(
            new String[0],
            new String[] {"chekc"},
            new String[] {"check"},
            new String[] {"check", "--jsn", "a"},
            new String[] {"check", "a", "b"},
            new String[] {"check", "a\0b"},
            new String[] {"doctor"},
            new String[] {"doctor", "https://a.test", "https://b.test"},
            new String[] {"doctor", "https://a.test", "--nmae", "x"},
            new String[] {"doctor", "https://a.test", "--proxy"},
            new String[] {"doctor", "https://a.test", "--proxy", "ftp://b.test"},
            new String[] {"doctor", "https://a.test", "--starttls", "ssh"},
            new String[] {"doctor", "https://a.test", "--trust", "there-is-none.pem"},
            new String[] {"doctor", "https://me@a.test"},
            new String[] {"doctor", "gopher://a.test"},
            new String[] {"doctor", "a.test:0"})) {
      err.reset();
      assertThat(run(arguments)).isEqualTo(CommandLine.USAGE_ERROR);
      assertThat(err()).startsWith("redial: ").contains("usage: ", "check RULES", "doctor");
    }
    assertThat(out()).isEmpty();
  }

  @Test
  void run_help_isNoError() {
    assertThat(run("--help")).isZero();
    assertThat(out()).startsWith("usage: ");
    assertThat(err()).isEmpty();
  }

  @Test
  void run_version_isOneLine() {
    assertThat(run("--version")).isZero();
    assertThat(out()).matches("redial .+\n");
  }

  private void write(String text) throws Exception {
    Files.writeString(file, text);
  }

  private int run(String... arguments) {
    return CommandLine.run(arguments, stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
