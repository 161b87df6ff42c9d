package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Hello;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody reads what the JVM writes: its stderr is a pipe that is full from the start. */
class FullOutputIT {
  /** A process that reads from its own pipe, and never does: the write end stays open. */
  private static final String FULL_STDERR =
      "exec 4<>pipe; dd if=/dev/zero of=pipe oflag=nonblock bs=4096 2>/dev/null; exec \"$@\" 2>&4";

  /** The write end alone, of a pipe whose reader is gone. */
  private static final String UNREAD = "exec 4<>pipe 5>pipe 4<&-; exec \"$@\"";

  private static final String RULES =
      "version: 1\nrules:\n  - {name: one, match: {host: a.test}, sni: b.test}\n";

  @Tag("extended")
  @Test
  void commandsAndConnections_logAndAuditLogTakeNothing_goOn(@TempDir Path folder)
      throws Exception {
    try (var lab = new Lab(folder, "own.test", "wrong.test")) {
      var origin = lab.origin("own.test", "one.test", "two.test");
      var rules =
          lab.rules(
              "match: {host: wrong.test}, virtual-host: other.test",
              "match: {host: own.test}, sni: one.test");
      var child = start(lab, rules);
      checkServerName(child, origin, "one.test");
      assertThat(child.ask("socket-shared", "https://wrong.test:" + origin.port() + "/"))
          .startsWith("refused");

      assertThat(redial(folder, "status", child.pid()))
          .contains(", on", "failures: TLS certificate_unknown: 1", "hits: TLS 1, ");
      assertThat(redial(folder, "off", child.pid())).contains(", off");
      checkServerName(child, origin, "own.test");
      assertThat(redial(folder, "on", child.pid())).contains(", on");
      Files.writeString(rules, Files.readString(rules).replace("one.test", "two.test"));
      assertThat(redial(folder, "reload", child.pid())).contains(", on");
      checkServerName(child, origin, "two.test");
      assertThat(ChildJvm.tool("jstack", folder, child.pid()).out()).contains("redial-log");
    }
  }

  /** To open it takes until somebody reads: for ever. */
  @Tag("extended")
  @Test
  void logFile_thatDoesNotOpen_keepsTheApplicationFromNothing(@TempDir Path folder)
      throws Exception {
    var rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
    var finished =
        ChildJvm.running(Hello.class, folder)
            .through("sh", "-c", "cd " + folder + "; mkfifo pipe; " + UNREAD, "sh")
            .agent(rules + ",log-file=/proc/self/fd/5")
            .run("world", "2");

    assertThat(finished.out()).isEqualTo("hello world 2\n");
    assertThat(finished.error())
        .contains("the log-file cannot be written: /proc/self/fd/5 does not open within 10 s")
        .contains("not active");
  }

  private static Conversation start(Lab lab, Path rules) throws IOException {
    return lab.start(
        lab.child()
            .through(
                "sh",
                "-c",
                "mkfifo " + lab.folder() + "/pipe; cd " + lab.folder() + "; " + FULL_STDERR,
                "sh")
            // or the JVM itself writes to it; Java 8 does not know the second option
            .option("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+EnableDynamicAgentLoading")
            .agent(rules + ",audit-log=/proc/self/fd/4"));
  }

  private static void checkServerName(Conversation child, Origin origin, String expected) {
    origin.forget();
    child.ask("socket-shared", "https://own.test:" + origin.port() + "/");
    assertThat(origin.arrival().hello().serverName()).isEqualTo(expected);
  }

  private static String redial(Path folder, String... arguments) throws Exception {
    return ChildJvm.runningAgentJar(folder).run(arguments).out();
  }
}
