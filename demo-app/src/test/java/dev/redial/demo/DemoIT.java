package dev.redial.demo;

import static dev.redial.demo.PackagedDemo.AGENT;
import static dev.redial.demo.PackagedDemo.CHILD_JAVA_HOME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.demo.client.ClientCase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
  private static final String FEW = "java.net.http";
  private static final List<ClientCase> CLIENTS =
      ClientCase.ALL.stream().filter(client -> client.name().startsWith(FEW)).toList();

  private final Path directory;
  private PackagedDemo demo;

  DemoIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void prepare() throws Exception {
    demo = new PackagedDemo(directory);
  }

  @Test
  void demo_withTheAgent_turnsEveryRefusalIntoTheSuccessThatItsPageShows() throws Exception {
    var result = demo.run("--agent", AGENT.toString());

    assertThat(result.err()).isEmpty();
    assertThat(Page.comparable(result.out()))
        .contains("Clients on Java " + childJavaVersion() + ", ")
        .endsWith(Page.comparable(new Page("docs/demo.md").blockWith("SERVER SAW")));
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void demo_whenDone_leavesNoFileBehind() throws Exception {
    demo.run("--agent", AGENT.toString(), "--story", "5", "--client", FEW);

    assertThat(demo.temporaryFiles()).isEmpty();
  }

  @Test
  void demo_withRulesThatMatchNothingInIt_reportsEveryCall() throws Exception {
    Files.writeString(
        directory.resolve("lowercase.yaml"),
        """
        version: 1
        rules:
          - name: elsewhere
            match:
              host: "*.elsewhere.test"
            lowercase: true
        """);

    var result =
        demo.run("--agent", AGENT.toString(), "--rules", ".", "--story", "5", "--client", FEW);

    for (var client : CLIENTS) {
      var call = "NOT AS EXPECTED: story 5, " + client.name() + ", ";
      assertThat(result.err())
          .contains(
              call + "after: expected a success but was unrecognized_name",
              call + "SNI after: expected origin.example.test but was Origin.Example.Test")
          .doesNotContain(call + "before");
    }
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void demo_withRulesThatMatchTheNeighbourToo_reportsItsCalls() throws Exception {
    Files.writeString(
        directory.resolve("legacy-tls.yaml"),
        """
        version: 1
        rules:
          - name: all-of-them
            match:
              host: "*.example.test"
            ciphers: {add: [AES128-GCM-SHA256]}
            protocols: {add: [TLSv1.1]}
        """);
    Files.writeString(
        directory.resolve("last-resort-plaintext.yaml"),
        """
        version: 1
        rules:
          - name: all-of-them
            match:
              host: "*.example.test"
            plaintext: true
            accept-risk: plaintext
        """);

    var result =
        demo.run("--agent", AGENT.toString(), "--rules", ".", "--story", "3", "--client", FEW);

    assertThat(result.err())
        .contains(
            "java.net.http HTTP/1.1, neighbour strict.example.test after:"
                + " expected Unrecognized SSL message, plaintext connection? but was 200",
            "java.net.http WebSocket, neighbour strict.example.test after:"
                + " expected no request but was Host strict.example.test:");
    for (var client : CLIENTS) {
      var call = "NOT AS EXPECTED: story 3, " + client.name() + ", ";
      var success = client.protocol().equals("WebSocket") ? "echo" : "200";
      assertThat(result.err())
          .contains(
              call
                  + "neighbour strict.example.test after: expected handshake_failure but was "
                  + success,
              call
                  + "neighbour strict.example.test after: expected protocol_version but was "
                  + success)
          .doesNotContain("before: expected", call + "after");
    }
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void demo_withJarThatIsNoAgent_reportsEveryCallAndWhatTheJvmSays() throws Exception {
    var notAnAgent = Files.createFile(directory.resolve("not-an-agent.jar"));

    var result = demo.run("--agent", notAnAgent.toString(), "--story", "1", "--client", FEW);

    assertThat(result.err())
        .contains("Error opening zip file or JAR manifest missing : " + notAnAgent)
        .doesNotContain("before: expected");
    for (var client : CLIENTS) {
      assertThat(result.err())
          .contains("story 1, " + client.name() + ", after: expected a success but was ");
    }
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void demo_withoutAgentJar_saysWhereItLooked() throws Exception {
    var result = demo.run("--agent", "missing.jar");

    assertThat(result.err()).startsWith("no agent at " + directory.resolve("missing.jar"));
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void demo_withWrongCommandLine_saysHowToGetItsUsage() throws Exception {
    var result = demo.run("--story", "none");

    assertThat(result.err())
        .startsWith("--story: expected one of")
        .endsWith("\nusage: java -jar redial-demo.jar --help\n");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  private static String childJavaVersion() throws Exception {
    var release = Files.readString(CHILD_JAVA_HOME.resolve("release"));
    return release.replaceFirst("(?s).*JAVA_VERSION=\"([^\"]+)\".*", "$1");
  }
}
