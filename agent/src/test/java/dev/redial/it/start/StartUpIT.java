package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.clients.Hello;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ChildJvm.Finished;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How an application starts under the agent, with good rules and with whatever else it is given.
 */
class StartUpIT {
  private static final int EIGHT = 8;

  /** What a start without a connection may load of the agent. */
  private static final int MOST_CLASSES = 26;

  private static final String GOOD =
      "version: 1\nrules:\n  - {name: one, match: {host: a.test}, virtual-host: b.test}\n";

  private final Path folder;
  private final Path good;

  StartUpIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    good = Files.writeString(folder.resolve("good.yaml"), GOOD);
    Files.writeString(folder.resolve("broken.yaml"), "version: 1\nrules: [ {name: \n");
    Files.writeString(folder.resolve("unsupported.yaml"), GOOD + "    raw-http: true\n");
    Files.writeString(folder.resolve("invalid.yaml"), GOOD.replace("virtual-host", "virtual-hots"));
    Files.write(folder.resolve("binary"), new byte[] {(byte) 0xca, (byte) 0xfe, 0, 1, 2, -1});
    Files.writeString(folder.resolve("empty.yaml"), "");
    Files.createDirectory(folder.resolve("directory"));
    var pipe = new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start();
    assertThat(pipe.onExit().join().exitValue()).isZero();
  }

  /** The argument of the agent, with FOLDER in place of the test's, and what stderr must name. */
  static Stream<Arguments> unusable() {
    return Stream.of(
        Arguments.of("FOLDER/missing.yaml", "missing.yaml"),
        Arguments.of("FOLDER/directory", "directory"),
        Arguments.of("FOLDER/pipe", "is not a regular file"),
        Arguments.of("rules=FOLDER/good.yaml,log-file=FOLDER/pipe", "is a pipe"),
        Arguments.of("rules=FOLDER/missing.yaml", "missing.yaml"),
        Arguments.of("rules=FOLDER/good.yaml,colour=blue", "colour"),
        Arguments.of("rules=FOLDER/good.yaml,mode=perhaps", "mode=enforce"),
        Arguments.of("rules=FOLDER/good.yaml,strict=perhaps", "strict=true"),
        Arguments.of("rules=FOLDER/good.yaml,log=loud", "log"),
        Arguments.of("rules=FOLDER/good.yaml,log-file=FOLDER/no/such/folder", "log-file"),
        Arguments.of("", "-javaagent:redial-agent.jar=RULES"));
  }

  /** Rule files that have to be read to find out. */
  static Stream<Arguments> mistaken() {
    return Stream.of(
        Arguments.of("FOLDER/binary", "binary"),
        Arguments.of("FOLDER/empty.yaml", "empty.yaml"),
        Arguments.of("FOLDER/broken.yaml", "broken.yaml:"),
        Arguments.of("FOLDER/invalid.yaml", "virtual-host"));
  }

  static Stream<Arguments> unusableOrMistaken() {
    return Stream.concat(unusable(), mistaken());
  }

  @ParameterizedTest
  @MethodSource("mistaken")
  void program_thatDialsNothing_isToldOfAMistakeSoonAfterItsStart(String argument, String named)
      throws Exception {
    try (var child =
        ChildJvm.running(Clients.class, folder)
            .agent(argument.replace("FOLDER", folder.toString()))
            .start()) {
      Waiting.until("the mistake", () -> child.errorOutput().contains("not active"));

      assertThat(child.errorOutput().lines())
          .allMatch(line -> line.startsWith("[redial] "))
          .anyMatch(line -> line.contains(named));
    }
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void application_unusableArgument_runsUnchanged(String argument, String named) throws Exception {
    var finished = hello(child -> child.agent(argument.replace("FOLDER", folder.toString())));
    checkHello(finished);
    checkSays(finished, named);
  }

  @Tag("extended")
  @ParameterizedTest
  @MethodSource("unusableOrMistaken")
  void application_unusableArgumentAndStrict_doesNotStart(String argument, String named)
      throws Exception {
    var options = argument.isEmpty() || argument.contains("=") ? argument : "rules=" + argument;
    var strict = (options + ",strict=true").replace("strict=perhaps,", "");
    var given = strict.startsWith(",") ? strict.substring(1) : strict;
    var finished = hello(child -> child.agent(given.replace("FOLDER", folder.toString())));
    if (argument.contains("strict=perhaps")) {
      checkHello(finished);
      return;
    }
    assertThat(finished.exitCode()).isEqualTo(1);
    assertThat(finished.out()).isEmpty();
    checkSays(finished, named);
    assertThat(finished.error()).contains("strict=true");
  }

  @Test
  void application_goodRules_isSilentAtErrorLevel() throws Exception {
    var finished = hello(child -> child.agent("rules=" + good + ",log=error"));
    checkHello(finished);
    assertThat(finished.error()).isEmpty();
  }

  @Test
  void application_goodRulesAndStrict_runs() throws Exception {
    var finished = hello(child -> child.agent("rules=" + good + ",strict=true,log=off"));
    checkHello(finished);
    assertThat(finished.error()).isEmpty();
  }

  @Test
  void application_unusableArgumentAndLogOff_isSilent() throws Exception {
    var finished =
        hello(child -> child.agent("rules=" + folder.resolve("missing.yaml") + ",log=off"));
    checkHello(finished);
    assertThat(finished.error()).isEmpty();
  }

  @Test
  void application_noArgumentAtAll_runsAndSaysWhatToWrite() throws Exception {
    var finished = hello(ChildJvm::agent);
    checkHello(finished);
    checkSays(finished, "-javaagent:redial-agent.jar=RULES");
  }

  /** How the rules may be named, each to be announced as loaded at {@code log=info}. */
  @Test
  void rules_everyFormOfTheArgument_areLoaded() throws Exception {
    checkLoaded(hello(child -> child.agent(good + ",log=debug")), "good.yaml");
    checkLoaded(hello(child -> child.agent("rules=" + good + ",log=debug")), "good.yaml");
    checkLoaded(hello(child -> child.agent("log=debug,rules=" + good)), "good.yaml");
    checkLoaded(
        hello(child -> child.property("redial.rules", good).agent("log=debug")), "good.yaml");
    checkLoaded(
        hello(child -> child.environment("REDIAL_RULES", good.toString()).agent("log=debug")),
        "good.yaml");
  }

  @Test
  void rules_byARelativePath_areNamedByTheWholeOne() throws Exception {
    var finished =
        hello(child -> child.through("env", "-C", folder.toString()).agent("good.yaml,log=debug"));
    checkLoaded(finished, folder.resolve("good.yaml").toString());
  }

  @Test
  void rules_namedMoreThanOnce_argumentThenPropertyThenEnvironmentWins() throws Exception {
    var second = Files.writeString(folder.resolve("second.yaml"), GOOD);
    var third = Files.writeString(folder.resolve("third.yaml"), GOOD);
    UnaryOperator<ChildJvm> both =
        child ->
            child.property("redial.rules", second).environment("REDIAL_RULES", third.toString());
    checkLoaded(hello(child -> both.apply(child).agent(good + ",log=debug")), "good.yaml");
    checkLoaded(hello(child -> both.apply(child).agent("log=debug")), "second.yaml");
  }

  @Test
  void secondAgent_isLeftOut_andBothFilesAreNamed() throws Exception {
    var second = Files.writeString(folder.resolve("second.yaml"), GOOD);
    var finished = hello(child -> child.agent(good + ",log=debug").agent(second.toString()));
    checkLoaded(finished, "good.yaml");
    assertThat(finished.error())
        .containsOnlyOnce(
            "active already, with '"
                + good
                + ",log=debug', and this second -javaagent, with '"
                + second
                + "', is ignored; write the rules of both into one file");
  }

  /** JAVA_TOOL_OPTIONS reaches every javac, jps and keytool. */
  @Test
  void program_thatDialsNothing_isToldNothing() throws Exception {
    var finished = hello(child -> child.agent(good.toString()));
    checkHello(finished);
    assertThat(finished.error()).isEmpty();
  }

  /** Each class costs start-up time, and the JVM's first lambda costs most. */
  @Test
  void program_thatDialsNothing_loadsNeitherRulesNorWeaver() throws Exception {
    var option = ChildJvm.feature() == EIGHT ? "-verbose:class" : "-Xlog:class+load";
    var finished = hello(child -> child.option(option).agent(good.toString()));
    var loaded =
        finished
            .out()
            .lines()
            .filter(line -> line.contains("dev.redial."))
            .filter(line -> !line.contains("dev.redial.clients."))
            // what Java 8 and 11 have in place of newer calls
            .filter(line -> !line.contains("dev.redial.older."))
            .toList();

    assertThat(loaded)
        .hasSizeBetween(5, MOST_CLASSES)
        .noneMatch(line -> line.contains("Lambda"))
        .noneMatch(line -> line.contains(".snakeyaml."))
        .noneMatch(line -> line.contains(".asm."));
  }

  @Test
  void logFile_given_takesWhatStderrWouldShow_andNobodyElseCanWriteIt() throws Exception {
    var log = folder.resolve("redial.log");
    var finished =
        hello(
            child ->
                child
                    .through("sh", "-c", "umask 0; exec \"$@\"", "sh")
                    .agent(good + ",log=debug,log-file=" + log));
    checkHello(finished);
    assertThat(finished.error()).isEmpty();
    assertThat(log).content().startsWith("[redial] ").contains("good.yaml");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-r--r--");
  }

  /** Of the option alone; the rules hold. */
  @Test
  void auditLog_thatIsAPipe_isLeftOut() throws Exception {
    var finished =
        hello(
            child ->
                child.agent("rules=" + good + ",log=debug,audit-log=" + folder.resolve("pipe")));

    checkLoaded(finished, "good.yaml");
    checkSays(finished, "is a pipe, which would keep the application waiting");
  }

  /** As in a container, where it is a pipe that somebody reads. */
  @Test
  void logFile_thatIsTheStandardOutput_isWritten() throws Exception {
    var finished =
        ChildJvm.running(Hello.class, folder)
            .agent("rules=" + good + ",log=debug,log-file=/dev/stdout")
            .through("sh", "-c", "\"$@\" | cat", "sh")
            .run("world", "2");

    assertThat(finished.out()).contains("[redial] ", " INFO 1 rule from", "hello world 2");
  }

  /** In {@code -agentlib} form, which keeps the JVM's archived modules, and so starts faster. */
  @Test
  void agent_loadedByAgentlib_isTheSame() throws Exception {
    var jar = System.getProperty("redial.agent.jar");
    checkLoaded(
        hello(child -> child.option("-agentlib:instrument=" + jar + "=" + good + ",log=debug")),
        "good.yaml");
  }

  private Finished hello(UnaryOperator<ChildJvm> change) throws Exception {
    return change.apply(ChildJvm.running(Hello.class, folder)).run("world", "2");
  }

  private static void checkHello(Finished finished) {
    assertThat(finished.out()).isEqualTo("hello world 2" + System.lineSeparator());
    assertThat(finished.exitCode()).isZero();
  }

  private static void checkLoaded(Finished finished, String file) {
    checkHello(finished);
    checkSays(finished, file);
    assertThat(finished.error()).contains("1 rule").doesNotContain("not active");
  }

  /** Only lines of redial's own: no stack trace, and nothing from the JVM. */
  private static void checkSays(Finished finished, String named) {
    assertThat(finished.error().lines())
        .isNotEmpty()
        .allMatch(line -> line.startsWith("[redial] "))
        .anyMatch(line -> line.contains(named));
  }
}
