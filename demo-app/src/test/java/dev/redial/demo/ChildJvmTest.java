package dev.redial.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.ClientProcess;
import dev.redial.demo.client.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final ClientCase CLIENT = ClientCase.ALL.get(0);

  private static final URI NOBODY = URI.create("https://127.0.0.1:1/");

  private final Path standardError;

  ChildJvmTest(@TempDir Path directory) {
    standardError = directory.resolve("stderr");
  }

  @Test
  void call_ofPortWhereNobodyListens_isFailureWithItsTrace() throws Exception {
    try (var child = child(LONG, ClientProcess.class.getName())) {
      child.awaitStart();
      assertThat(child.javaVersion()).isEqualTo(System.getProperty("java.version"));

      var outcome = child.call(CLIENT, NOBODY);

      assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
      assertThat(outcome.text()).startsWith("java.net.ConnectException");
      assertThat(child.standardError()).contains("ConnectException", "UrlConnection.call");
    }
  }

  @Test
  void awaitStart_ofJvmThatWarnsOnStandardOutput_seesTheGreeting() throws Exception {
    try (var child = child(LONG, "-XX:+UseLargePages", ClientProcess.class.getName())) {
      child.awaitStart();
      assertThat(child.javaVersion()).isEqualTo(System.getProperty("java.version"));
      assertThat(child.call(CLIENT, NOBODY).text()).startsWith("java.net.ConnectException");
    }
  }

  @Test
  void call_ofJvmThatDidNotStart_isFailure() throws Exception {
    try (var child = child(LONG, "-XX:NoSuchOption")) {
      child.awaitStart();
      assertThat(child.javaVersion()).isEqualTo("(none: the child JVM did not start)");
      assertThat(child.call(CLIENT, NOBODY)).isEqualTo(Outcome.failed("the child JVM has ended"));
      assertThat(child.call(CLIENT, NOBODY)).isEqualTo(Outcome.failed("the child JVM has ended"));
      assertThat(child.standardError()).contains("NoSuchOption");
    }
  }

  @Test
  void call_thatIsNeverAnswered_isFailureAfterThePatience() throws Exception {
    try (var child = child(Duration.ZERO, Silent.class.getName())) {
      assertThat(child.call(CLIENT, NOBODY)).isEqualTo(Outcome.failed("no answer within 0 s"));
    }
  }

  /** Says nothing until its standard input ends. */
  static final class Silent {
    public static void main(String[] arguments) throws IOException {
      System.in.readAllBytes();
    }
  }

  private ChildJvm child(Duration patience, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(arguments));
    return new ChildJvm(command, Map.of(), standardError, patience);
  }
}
