package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.redial.testing.ChildJvm;
import dev.redial.testing.ChildJvm.Finished;
import dev.redial.testing.Conversation;
import dev.redial.testing.JavaEight;
import dev.redial.testing.ReleaseApi;
import dev.redial.testing.Waiting;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A JVM that is too old for the agent says so in one line, and its application runs unchanged. It
 * is one of Java 8 or 11 that says that it is another. Where no such JVM is given, the shape of the
 * two classes that it loads has to prove it.
 */
class OldJvmIT {
  private static final List<String> ENTRY_CLASSES =
      List.of("dev/redial/Agent.class", "dev/redial/InnerClasses.class");
  private static final String NEED =
      "it needs Java 8u272 or a later Java 8, 11, or 17 or later, and this is Java ";

  /** The version of a release that is neither 8, 11 nor newer than 16. */
  private static final String OLD = "-Djava.specification.version=10";

  @TempDir Path folder;
  private Path rules;

  @BeforeEach
  void write() throws Exception {
    rules =
        Files.writeString(
            folder.resolve("rules.yaml"),
            "version: 1\nrules: [{name: one, match: {host: a.test}, virtual-host: b.test}]\n");
    JavaEight.compile(
        folder,
        "Echo",
        "class Echo { public static void main(String[] a) throws Exception {"
            + " java.util.Scanner in = new java.util.Scanner(System.in);"
            + " System.out.println(\"ready\");"
            + " while (in.hasNextLine()) { System.out.println(\"echo \" + in.nextLine()); } } }");
  }

  private static List<Path> homes() {
    var given = System.getProperty("redial.old.java.homes", "");
    assumeFalse(given.isBlank(), "-Dold.java.homes names no older Java");
    return Stream.of(given.split(File.pathSeparator)).map(Path::of).toList();
  }

  private ChildJvm child(Path home) throws Exception {
    return ChildJvm.running("Echo", folder).classPath(folder).javaHome(home).option(OLD);
  }

  @Test
  void application_runsUnchanged_andOneLineSaysWhatIsNeeded() throws Exception {
    for (var home : homes()) {
      var finished = child(home).agent(rules.toString()).run();
      assertThat(finished.exitCode()).as(finished.error()).isZero();
      assertThat(finished.out()).isEqualToIgnoringNewLines("ready");
      assertSays(finished, "[redial] not active, the application runs unchanged: " + NEED);
    }
  }

  @Test
  void application_whoseRulesMustHold_doesNotStart() throws Exception {
    for (var home : homes()) {
      for (var form : List.of("rules=" + rules + ",strict=true", rules + ",log=off,strict=true")) {
        var finished = child(home).agent(form).run();
        assertThat(finished.exitCode()).as(finished.error()).isEqualTo(1);
        assertThat(finished.out()).isEmpty();
        assertSays(finished, "[redial] not active; strict=true: the JVM does not start: " + NEED);
      }
    }
  }

  @Test
  void application_thatRuns_goesOnWhenTheJarIsAttached() throws Exception {
    for (var home : homes()) {
      try (var running = child(home).start()) {
        assertThat(running.ask("one")).isEqualTo("ready");
        assertThat(running.ask("two")).isEqualTo("echo one");
        var attached =
            ChildJvm.runningAgentJar(folder).run("attach", running.pid(), rules.toString());
        assertThat(attached.exitCode()).isEqualTo(1);
        Waiting.until("its word", () -> says(running));
        assertThat(running.ask("three")).isEqualTo("echo two");
      }
    }
  }

  private static boolean says(Conversation running) {
    return running
        .errorOutput()
        .contains("[redial] not attached, the application runs on unchanged: " + NEED);
  }

  @Test
  void commandLine_saysWhatIsNeeded() throws Exception {
    for (var home : homes()) {
      var finished = ChildJvm.runningAgentJar(folder, OLD).javaHome(home).run("check", "" + rules);
      assertThat(finished.exitCode()).isEqualTo(2);
      assertThat(finished.out()).isEmpty();
      assertSays(finished, "redial: " + NEED);
    }
  }

  private static void assertSays(Finished finished, String words) {
    assertThat(finished.error().lines())
        .singleElement()
        .asString()
        .startsWith(words)
        .contains(" in ");
  }

  @Test
  void entryClasses_areForJava8_andNameNothingThatItLacks() throws Exception {
    var classFiles = new HashMap<String, byte[]>();
    try (var jar = new JarFile(System.getProperty("redial.agent.jar"))) {
      for (var name : ENTRY_CLASSES) {
        var content = jar.getInputStream(jar.getEntry(name)).readAllBytes();
        assertThat(content[7]).as("class file version of " + name).isEqualTo(JavaEight.CLASS_FILE);
        classFiles.put(name, content);
      }
    }
    assertThat(new ReleaseApi(8).lacks(classFiles)).isEmpty();
  }
}
