package dev.redial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    assertThat(err()).startsWith("redial: unknown command 'explain\\u001b[2J'; did you mean");
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

  /** At night nobody finds the one line that matters above forty others. */
  @ParameterizedTest
  @MethodSource
  void run_wrongArguments_saysInALineWhatIsWrong_andInAnotherHowToGetTheUsage(
      String arguments, String why) {
    var words = arguments.split(" ");
    assertThat(run(words)).isEqualTo(CommandLine.USAGE_ERROR);
    assertThat(err().split("\n")).hasSize(2);
    assertThat(err()).startsWith("redial: ").contains(why);
    boolean isKnown = !words[0].equals("chekc");
    assertThat(err())
        .endsWith(
            "redial: usage: java -jar redial-agent.jar "
                + (isKnown ? words[0] + " " : "")
                + "--help\n");
    assertThat(out()).isEmpty();
  }

  static Stream<Arguments>
      run_wrongArguments_saysInALineWhatIsWrong_andInAnotherHowToGetTheUsage() {
    return Stream.of(
        arguments("chekc", "unknown command 'chekc'; did you mean 'check'?"),
        arguments("check", "check: a rule file is missing"),
        arguments("check --jsn a", "check: unknown option '--jsn'; did you mean '--json'?"),
        arguments("check --jdk", "--jdk needs the home of a JDK"),
        arguments("check a b", "not 'b' too"),
        arguments("check a\0b", "no path: "),
        arguments("explain a", "explain: it needs a rule file"),
        arguments("explain a b --crul", "did you mean '--curl'?"),
        arguments("rule --fro x curl", "unknown option '--fro'; did you mean '--for'?"),
        arguments("rule", "a curl command is missing"),
        arguments("attach --lnog", "unknown option '--lnog'; did you mean '--long'?"),
        arguments("attach 1 a b", "attach: wrong arguments"),
        arguments("status 1 --jsno", "unknown option '--jsno'; did you mean '--json'?"),
        arguments("doctor", "doctor: a URL or HOST:PORT is missing"),
        arguments("doctor https://a.test https://b.test", "one URL or HOST:PORT at a time"),
        arguments("doctor https://a.test --hots x", "'--hots'; did you mean '--host'?"),
        arguments("doctor https://a.test --prxy", "'--prxy'; did you mean '--proxy'?"),
        arguments("doctor --helpp", "'--helpp'; did you mean '--help'?"),
        arguments("doctor https://a.test -x b", "unknown option '-x'"),
        arguments("doctor https://a.test --proxy=me:key@b", "write '--proxy' and its value as two"),
        arguments("doctor https://a.test --proxy", "--proxy needs a value"),
        arguments("doctor https://a.test --proxy ftp://b.test", "is of kind 'ftp'"),
        arguments("doctor https://a.test --starttls ssh", "--starttls knows no 'ssh'"),
        arguments("doctor https://a.test --trust none.pem", "there is no file none.pem"),
        arguments("doctor https://me@a.test", "sends no credentials"),
        arguments("doctor gopher://a.test", "'gopher://' is not known"),
        arguments("doctor a.test:0", "not a host and port"),
        arguments("doctor https://a.test --write no/such/f", "no/such for --write; make it first"),
        arguments("doctor https://a.test --html no/such/f", "no/such for --html; make it first"),
        arguments("doctor https://a.test --html a --write a", "need a file each"));
  }

  @Test
  void optionThatIsUnknown_keepsItsValueToItself() {
    run("doctor", "https://a.test", "--prxy=http://me:key@b.test");
    assertThat(err()).contains("'--prxy'; did you mean '--proxy'?").doesNotContain("key");
  }

  @Test
  void run_nothing_printsTheUsage_asAnError() {
    assertThat(run()).isEqualTo(CommandLine.USAGE_ERROR);
    assertThat(err()).startsWith("redial: a command is missing\n\nusage: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"check", "explain", "rule", "attach", "status", "reload", "off", "on", "doctor"})
  void command_help_isThePartOfTheUsageForIt_andNoError(String command) {
    for (var option : List.of("--help", "-h")) {
      out.reset();
      assertThat(run(command, option)).isZero();
      assertThat(out()).startsWith("usage: ").contains("\n  " + command + " ");
      assertThat(out().split("\n")).hasSizeLessThan(25);
    }
    assertThat(err()).isEmpty();
  }

  @Test
  void help_amongOtherArguments_isStillAskedFor_butNotOfCurl() {
    assertThat(run("doctor", "https://a.test", "--help")).isZero();
    assertThat(run("rule", "curl", "--help")).isEqualTo(1);
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
