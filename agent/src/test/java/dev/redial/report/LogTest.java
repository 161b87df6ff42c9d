package dev.redial.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
  /** The last millisecond of the year 9999. */
  private static final long LAST = 253_402_300_799_999L;

  @TempDir Path folder;
  private Path file;
  private Log log;

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("log");
    log = Log.toFile(Log.Level.INFO, file.toString());
  }

  @Test
  void line_hasTimeAndLevel() throws IOException {
    var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    log.error("a");
    log.info("b");
    log.debug("c");
    var after = Instant.now();

    var lines = Files.readAllLines(file);
    assertThat(LogLines.texts(lines)).containsExactly("a", "b");
    assertThat(lines.get(0)).contains(" ERROR ");
    assertThat(
            Instant.parse(
                lines.get(0).substring("[redial] ".length(), lines.get(0).indexOf(" ERROR"))))
        .isBetween(before, after);
  }

  @Test
  void lineBreak_inATextOfOthers_beginsNoLine() throws IOException {
    log.info("host 'a\r\n[redial] forged\u2028\u0000\u0085' is bad");

    assertThat(LogLines.texts(Files.readAllLines(file)))
        .containsExactly("host 'a\\u000d\\u000a[redial] forged\\u2028\\u0000\\u0085' is bad");
  }

  @Test
  void opening_isSaidWithTheNextLine() throws IOException {
    log.infoOnceOpen("1 rule");
    assertThat(file).isEmptyFile();

    log.error("b");
    log.info("c");
    assertThat(LogLines.texts(Files.readAllLines(file))).containsExactly("1 rule", "b", "c");
  }

  @Test
  void opening_isSaidOnceThereIsWork() throws IOException {
    log.infoOnceOpen("1 rule");
    log.open();
    log.open();
    assertThat(LogLines.texts(Files.readAllLines(file))).isEqualTo(List.of("1 rule"));
  }

  @Test
  void time_isThatOfTheStandardLibrary() {
    var random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      long millis = (long) (random.nextDouble() * LAST);
      var text = new StringBuilder();
      IsoTime.append(text, millis);
      assertThat(Instant.parse(text)).isEqualTo(Instant.ofEpochMilli(millis));
      assertThat(text).hasSize("2026-11-28T09:05:03.007Z".length());
    }
  }
}
