package dev.redial.it.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.Clients;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ChildJvm.Finished;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attaching to JVMs of other users and in other namespaces, and from runtimes that lack parts. */
@Tag("extended")
class AttachElsewhereIT {
  private static final String[] NOBODY = {
    "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"
  };
  private static final String[] IN_A_CONTAINER = {
    "unshare", "--fork", "--pid", "--mount-proc", "--kill-child"
  };

  @TempDir Path folder;
  private Lab lab;
  private Path rules;

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder, "own.test");
    rules = lab.rules("match: {host: own.test}, virtual-host: one.test");
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
  }

  @Test
  void jvm_ofAnotherUser_isSaidToBeTheirs_withTheCommandToUse() throws Exception {
    assumeThatRuns(NOBODY, "the test must be root to become another user");
    var child = lab.start(lab.child());
    child.ask("security-property", "none");
    assumeThatRuns(with(NOBODY, "test", "-r", System.getProperty("redial.agent.jar")), "the jar");

    for (var command : new String[] {"status", "off"}) {
      var refused = ChildJvm.runningAgentJar(folder).through(NOBODY).run(command, child.pid());

      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.error())
          .contains("process " + child.pid() + " belongs to root and you are nobody")
          .contains("run this command as root, as with: sudo -u root java -jar redial-agent.jar");
    }
    assertThat(child.errorOutput()).isEmpty();
  }

  @Test
  void rules_thatTheUserOfTheJvmMayNotRead_areSaidToBeSo() throws Exception {
    ChildJvm.assumeJava(11, "that of Java 8 attaches to JVMs of its own user alone, and says so");
    assumeThatRuns(NOBODY, "the test must be root to become another user");
    var classes = ChildJvm.testClasses();
    assumeThatRuns(with(NOBODY, "test", "-r", classes.toString()), "the classes are root's alone");
    var child = lab.start(ChildJvm.running(Clients.class, folder).through(NOBODY));
    child.ask("security-property", "none");

    var attached = redial("attach", child.pid(), rules.toString());

    assertThat(attached.exitCode()).as(attached.error()).isEqualTo(1);
    assertThat(attached.error()).contains("is where this user may not look; let this user read it");
  }

  @Test
  void jvm_inAnotherPidNamespace_isAttachedToFromOutside() throws Exception {
    ChildJvm.assumeJava(11, "that of Java 8 does not look into containers, and says so");
    assumeThatRuns(with(IN_A_CONTAINER, "true"), "namespaces are not allowed here");
    var child = lab.start(lab.child().through(IN_A_CONTAINER));
    child.ask("security-property", "none");
    var pid = inner(child);

    var attached = redial("attach", pid, rules.toString());

    assertThat(attached.exitCode()).as(attached.error()).isZero();
    assertThat(redial("status", pid).out()).contains("rule 'rule-1'");
    assertThat(child.errorOutput()).contains("1 rule from ");
    // seen from in there it is the first process, and this one does not exist
    var inside = ChildJvm.runningAgentJar(folder).through(IN_A_CONTAINER).run("status", pid);
    assertThat(inside.error()).contains("there is no process " + pid + " here");
  }

  @Test
  void jvm_inAContainerThatLacksTheJar_isSaidToNeedIt() throws Exception {
    assumeThatRuns(with(IN_A_CONTAINER, "true"), "namespaces are not allowed here");
    var own = Files.createDirectory(folder.resolve("own"));
    var jar = own.resolve("redial-agent.jar");
    Files.copy(Path.of(System.getProperty("redial.agent.jar")), jar);
    var hiding = "mount -t tmpfs none '" + own + "' && exec \"$0\" \"$@\"";
    assumeThatRuns(with(IN_A_CONTAINER, "sh", "-c", hiding, "true"), "mounts are not allowed here");
    var child = lab.start(lab.child().through(IN_A_CONTAINER).through("sh", "-c", hiding));
    child.ask("security-property", "none");

    var refused = ChildJvm.runningJar(folder, jar).run("attach", inner(child), rules.toString());

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.error())
        .contains("is in a container, where this jar and the rules must be at the same paths")
        .contains("copy both into it, or run this command in it");
  }

  @Test
  void jvm_thatRefusesByAFileOfOptions_isSaidToDoSo() throws Exception {
    ChildJvm.assumeJava(9, "Java 8 takes no file of options");
    // from a file, where nobody sees it from outside
    var options = Files.writeString(folder.resolve("options"), "-XX:+DisableAttachMechanism\n");
    var child = lab.start(lab.child().option("@" + options));
    child.ask("security-property", "none");

    assertThat(redial("status", child.pid()).error())
        .contains("process " + child.pid() + " was started with -XX:+DisableAttachMechanism");
  }

  @Test
  void image_withoutAttachAndFlightRecorder_runsTheAgent_andSaysWhatItLacks() throws Exception {
    ChildJvm.assumeJava(9, "Java 8 has no modules; OlderJvmsIT runs its JRE");
    var image = folder.resolve("image");
    ChildJvm.tool(
        "jlink",
        folder,
        "--add-modules",
        "java.instrument,java.net.http,java.management,jdk.crypto.ec",
        "--output",
        image.toString());
    assumeTrue(Files.exists(image.resolve("release")), "this JDK has no jlink, or nothing to link");
    assumeThatRuns(
        new String[] {image.resolve("bin/java").toString(), "-version"},
        "the image is for a machine with another C library");
    var origin = lab.origin("one.test");
    var child = lab.start(lab.child().javaHome(image).agent(rules.toString()));

    assertThat(child.ask("url-shared", "https://own.test:" + origin.port() + "/"))
        .startsWith("answered");

    assertThat(child.errorOutput()).contains("rule 'rule-1' changes").doesNotContain("failed");
    var refused = ChildJvm.runningAgentJar(folder).javaHome(image).run("status", child.pid());
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.error()).contains("has no attach API", "with the java of a JDK");
    // from a JDK, the image can be attached to
    Waiting.until("status", () -> redial("status", child.pid()).out().contains("rule 'rule-1'"));
  }

  private Finished redial(String... arguments) {
    try {
      return ChildJvm.runningAgentJar(folder).run(arguments);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The JVM, of which the launcher is the parent. */
  private static String inner(Conversation child) {
    return ProcessHandle.of(Long.parseLong(child.pid()))
        .flatMap(launcher -> launcher.children().findFirst())
        .map(jvm -> String.valueOf(jvm.pid()))
        .orElseThrow();
  }

  private static String[] with(String[] launcher, String... command) {
    var all = new String[launcher.length + command.length];
    System.arraycopy(launcher, 0, all, 0, launcher.length);
    System.arraycopy(command, 0, all, launcher.length, command.length);
    return all;
  }

  private static void assumeThatRuns(String[] command, String otherwise) throws Exception {
    var all = command == NOBODY ? with(NOBODY, "true") : command;
    boolean runs;
    try {
      var process = new ProcessBuilder(all).inheritIO().start();
      runs = process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      runs = false;
    }
    assumeTrue(runs, otherwise);
  }
}
