package dev.redial.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.demo.client.ClientCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final Path PROJECT = Path.of("/project");

  @Test
  void parse_withoutArguments_takesAgentAndRulesFromTheProject() throws Exception {
    var options = Options.parse(List.of(), PROJECT);

    assertThat(options.agent()).isEqualTo(PROJECT.resolve("agent/target/redial-agent.jar"));
    assertThat(options.rules()).isEqualTo(PROJECT.resolve("rules"));
    assertThat(options.javaHome()).isEqualTo(Path.of(System.getProperty("java.home")));
    assertThat(options.stories()).isEqualTo(Stories.ALL);
    assertThat(options.clients()).isEqualTo(ClientCase.ALL);
    assertThat(options.html()).isNull();
    assertThat(options.help()).isFalse();
  }

  @Test
  void parse_withEveryOption_takesEachValue() throws Exception {
    var options =
        Options.parse(
            List.of(
                "--agent",
                "/a.jar",
                "--rules",
                "/r",
                "--jdk",
                "/jdk",
                "--story",
                "5",
                "--client",
                "okhttp",
                "--html",
                "/r.html"),
            PROJECT);

    assertThat(options.agent()).isEqualTo(Path.of("/a.jar"));
    assertThat(options.rules()).isEqualTo(Path.of("/r"));
    assertThat(options.javaHome()).isEqualTo(Path.of("/jdk"));
    assertThat(options.stories()).extracting(Story::number).containsExactly(5);
    assertThat(options.clients())
        .extracting(ClientCase::name)
        .containsExactly("OkHttp HTTP/1.1", "OkHttp HTTP/2", "OkHttp WebSocket");
    assertThat(options.html()).isEqualTo(Path.of("/r.html"));
  }

  @Test
  void parse_withRepeatedOptions_addsThemUp() throws Exception {
    var options =
        Options.parse(
            List.of("--story", "5", "--client", "websocket", "--story", "1", "--client", "grpc"),
            PROJECT);

    assertThat(options.stories()).extracting(Story::number).containsExactly(1, 5);
    assertThat(options.clients())
        .extracting(ClientCase::name)
        .contains("gRPC", "OkHttp WebSocket", "Java-WebSocket")
        .doesNotContain("OkHttp HTTP/2");
  }

  @Test
  void parse_withRelativeFile_resolvesItInTheWorkingDirectory() throws Exception {
    assertThat(Options.parse(List.of("--agent", "a.jar"), PROJECT).agent())
        .isEqualTo(Path.of("a.jar").toAbsolutePath());
  }

  @Test
  void parse_withHelp_ignoresTheRest() throws Exception {
    assertThat(Options.parse(List.of("--help", "--nonsense"), PROJECT).help()).isTrue();
  }

  @Test
  void parse_withUnknownStory_namesTheKnownOnes() {
    assertThatThrownBy(() -> Options.parse(List.of("--story", "99"), PROJECT))
        .isInstanceOf(Options.UsageException.class)
        .hasMessage("--story: expected one of [1, 2, 3, 4, 5] but was 99");
  }

  @Test
  void parse_withUnknownClient_namesTheKnownOnes() {
    assertThatThrownBy(() -> Options.parse(List.of("--client", "curl"), PROJECT))
        .isInstanceOf(Options.UsageException.class)
        .hasMessageStartingWith("--client: expected a part of one of [HttpsURLConnection, ")
        .hasMessageEndingWith("] but was curl");
  }

  @Test
  void parse_withUnknownOption_isRefused() {
    assertThatThrownBy(() -> Options.parse(List.of("--stroy", "1"), PROJECT))
        .isInstanceOf(Options.UsageException.class)
        .hasMessage("Unknown options: '--stroy', '1'");
  }

  @Test
  void parse_withValueMissing_isRefused() {
    assertThatThrownBy(() -> Options.parse(List.of("--story"), PROJECT))
        .isInstanceOf(Options.UsageException.class)
        .hasMessage("Missing required parameter for option '--story' (N)");
  }

  @Test
  void try_takesUrlsOfAnyProtocol_andNothingElse() throws Exception {
    var read =
        TryArguments.parse(
            List.of("r.yaml", "http://a.test/", "tcp://[::1]:25", "--untried-ok"), PROJECT);

    assertThat(read).isNotNull();
    assertThat(read.urls()).containsExactly("http://a.test/", "tcp://[::1]:25");
    assertThat(read.untried()).isTrue();
    for (var wrong : List.of("tcp://a.test", "ftp://a.test/", "https:///a")) {
      assertThatThrownBy(() -> TryArguments.parse(List.of("r.yaml", wrong), PROJECT))
          .isInstanceOf(Options.UsageException.class)
          .hasMessageStartingWith(wrong + ": expected a URL with http or https, tcp://host:port");
    }
  }
}
