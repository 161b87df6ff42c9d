package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.JarReplacer;
import dev.redial.testing.Arrivals;
import dev.redial.testing.Lab;
import java.io.IOException;
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

    var error = run(other, "", "led");

    assertThat(error).doesNotContain("not active").contains("rule 'rule-1' changes moved.test");
  }

  /** The rest of the agent is gone. As where its jar is missing, the application goes on. */
  @Test
  void jarThatIsOverwritten_isNoAgent() throws Exception {
    var error = run(folder.resolve("none"), "", "left");

    assertThat(error).contains("not active, the application runs unchanged: ", "agent.jar again: ");
  }

  @Test
  void jarThatIsOverwritten_isReadWholeBefore_whereTheStartIsStrict() throws Exception {
    var error = run(folder.resolve("none"), ",strict=true", "led");

    assertThat(error).doesNotContain("not active");
  }

  /** Says on stderr what came of it, and connects there. */
  private String run(Path other, String options, String reached)
      throws IOException, InterruptedException {
    var jar =
        Files.copy(Path.of(System.getProperty("redial.agent.jar")), folder.resolve("agent.jar"));
    try (var lab = new Lab(Files.createDirectory(folder.resolve("lab")), "moved.test");
        var left = new Arrivals();
        var led = new Arrivals()) {
      var rules =
          lab.rules("match: {host: moved.test}, connect-to: \"127.0.0.1:" + led.port() + "\"");
      var finished =
          lab.child(JarReplacer.class)
              .option("-javaagent:" + jar + "=" + rules + options)
              .run(jar.toString(), other.toString(), "moved.test", "" + left.port());
      assertThat(finished.out().strip()).as(finished.error()).isEqualTo("connected");
      assertThat(left.hasNext()).isEqualTo(reached.equals("left"));
      assertThat(led.hasNext()).isEqualTo(reached.equals("led"));
      return finished.error();
    }
  }
}
