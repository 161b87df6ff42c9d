package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.JarReplacer;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody puts another agent's jar in place after a JVM's start and before its first dial. */
class ReplacedJarIT {
  private final Path folder;

  ReplacedJarIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void jarThatIsReplaced_isReadOnAsItWas() throws Exception {
    var other = Files.writeString(folder.resolve("other.jar"), "no jar");

    var error = run(other, "led");

    assertThat(error).doesNotContain("not active").contains("rule 'rule-1' changes moved.test");
  }

  /** The rest of the agent is gone. As where its jar is missing, the application goes on. */
  @Test
  void jarThatIsOverwritten_isNoAgent() throws Exception {
    var error = run(folder.resolve("none"), "left");

    assertThat(error).contains("not active, the application runs unchanged: ", "agent.jar again: ");
  }

  /** Says on stderr what came of it, and connects there. */
  private String run(Path other, String reached) throws IOException, InterruptedException {
    var jar =
        Files.copy(Path.of(System.getProperty("redial.agent.jar")), folder.resolve("agent.jar"));
    try (var lab = new Lab(Files.createDirectory(folder.resolve("lab")), "moved.test");
        var left = listener();
        var led = listener()) {
      var rules =
          lab.rules("match: {host: moved.test}, connect-to: \"127.0.0.1:" + port(led) + "\"");
      var finished =
          lab.child(JarReplacer.class)
              .option("-javaagent:" + jar + "=" + rules)
              .run(jar.toString(), other.toString(), "moved.test", "" + port(left));
      assertThat(finished.out().strip()).as(finished.error()).isEqualTo("connected");
      assertThat(left.accept() != null).isEqualTo(reached.equals("left"));
      assertThat(led.accept() != null).isEqualTo(reached.equals("led"));
      return finished.error();
    }
  }

  private static ServerSocketChannel listener() throws IOException {
    var listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    listener.configureBlocking(false);
    return listener;
  }

  private static int port(ServerSocketChannel listener) {
    return listener.socket().getLocalPort();
  }
}
