package dev.redial.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.demo.client.ClientCase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Story STORY = Stories.ALL.get(0);
  private static final ClientCase CLIENT = ClientCase.ALL.get(0);

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @Test
  void progress_onTerminal_isOneLineThatGoes() {
    var progress = progress(true);
    progress.calling(STORY, CLIENT, false);
    progress.calling(STORY, CLIENT, true);
    progress.called(STORY, 1, true);
    progress.done();

    assertThat(shown.toString(UTF_8))
        .isEqualTo(
            "\r\u001b[K  1 of 9: story 1 (CDN edge) without redial, HttpsURLConnection"
                + "\r\u001b[K  2 of 9: story 1 (CDN edge) with redial, HttpsURLConnection"
                + "\r\u001b[K");
  }

  @Test
  void progress_elsewhere_isAPlainLinePerRound() {
    var progress = progress(false);
    progress.calling(STORY, CLIENT, false);
    progress.called(STORY, 7, false);
    progress.done();

    assertThat(shown.toString(UTF_8))
        .isEqualToIgnoringNewLines("story 1 (CDN edge) without redial: 7 calls");
  }

  @Test
  void terminal_withNoColor_hasNone() {
    assertThat(Terminal.of(true, Map.of("TERM", "xterm"))).isEqualTo(new Terminal(true, true));
    assertThat(Terminal.of(true, Map.of("NO_COLOR", "1"))).isEqualTo(new Terminal(true, false));
    assertThat(Terminal.of(true, Map.of("NO_COLOR", ""))).isEqualTo(new Terminal(true, true));
    assertThat(Terminal.of(true, Map.of("TERM", "dumb"))).isEqualTo(Terminal.NONE);
    assertThat(Terminal.of(false, Map.of("TERM", "xterm"))).isEqualTo(Terminal.NONE);
  }

  @Test
  void colours_onlyWhereWanted_surroundTheText() {
    assertThat(new Terminal(true, true).good("yes")).isEqualTo("\u001b[32myes\u001b[0m");
    assertThat(new Terminal(true, true).bad("no")).isEqualTo("\u001b[31mno\u001b[0m");
    assertThat(new Terminal(true, false).good("yes")).isEqualTo("yes");
    assertThat(Terminal.NONE.bad("no")).isEqualTo("no");
  }

  private Progress progress(boolean terminal) {
    return new Progress(new PrintStream(shown, true, UTF_8), terminal, 9);
  }
}
