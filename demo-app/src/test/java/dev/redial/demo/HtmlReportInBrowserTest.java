package dev.redial.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.Outcome;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as a browser lays it out. */
class HtmlReportInBrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final int PORT = 44330;

  /** Far longer than it takes on a busy machine: a browser that hangs must not stop the build. */
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  /** What the page measures of the report in its frame, in pixels. */
  private static final String FRAME =
      """
      <!DOCTYPE html><title></title><body><iframe src="report.html"
        style="width:%dpx;height:1000px;border:0" onload="
          const page = this.contentDocument, row = page.querySelector('.matrix tbody tr');
          document.title = [page.documentElement.scrollWidth, row.firstElementChild.offsetWidth,
              row.offsetHeight, getComputedStyle(page.body).backgroundColor].join(';')"></iframe>
      """;

  private final Path directory;

  HtmlReportInBrowserTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void writeReport() throws Exception {
    assumeTrue(Files.isExecutable(CHROMIUM), "chromium is not installed");
    var told = new ArrayList<Telling.Told>();
    for (var story : Stories.ALL) {
      var before = new Telling.Calls();
      var later = new Telling.Calls();
      for (var client : story.clientsOf(ClientCase.ALL)) {
        var refusal = story.refusal().of(client);
        before.calls().put(client, new Observation(refusal, Sighting.NOTHING));
        var failure = Outcome.failed("x".repeat(300));
        later.calls().put(client, new Observation(failure, story.wanted(client, PORT)));
      }
      told.add(Telling.Told.of(story, PORT, before, later));
    }
    var options = Options.parse(List.of(), Path.of("..").toAbsolutePath());
    var report = directory.resolve("report.html");
    HtmlReport.write(report, new Telling("17.0.1", told, ""), options);
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 1280})
  void report_onPhoneOrDesk_isNoWiderThanTheScreenAndReadable(int width) throws Exception {
    var measured = measured(width);

    assertThat(Integer.parseInt(measured[0])).as("width of the page").isLessThanOrEqualTo(width);
    assertThat(Integer.parseInt(measured[1])).as("width of the names").isBetween(100, 250);
    assertThat(Integer.parseInt(measured[2])).as("height of a row").isLessThan(150);
  }

  @Test
  void report_hasTheColoursThatTheUserPrefers() throws Exception {
    assertThat(measured(390)[3]).isEqualTo("rgb(255, 255, 255)");
    assertThat(measured(390, "--blink-settings=preferredColorScheme=0")[3])
        .isEqualTo("rgb(20, 23, 27)");
  }

  @Test
  void report_canBePrinted() throws Exception {
    var pdf = directory.resolve("report.pdf");

    run("--print-to-pdf=" + pdf, directory.resolve("report.html").toUri().toString());

    assertThat(Files.readString(pdf, ISO_8859_1)).startsWith("%PDF-");
  }

  private String[] measured(int width, String... options) throws Exception {
    var frame = Files.writeString(directory.resolve("frame.html"), FRAME.formatted(width));
    var arguments = new ArrayList<>(List.of(options));
    arguments.addAll(
        List.of(
            "--allow-file-access-from-files",
            "--virtual-time-budget=5000",
            "--dump-dom",
            frame.toUri().toString()));
    var dom = run(arguments.toArray(String[]::new));
    var title = Pattern.compile("<title>(.+?)</title>").matcher(dom);
    assertThat(title.find()).as(dom).isTrue();
    return title.group(1).split(";", -1);
  }

  private String run(String... arguments) throws Exception {
    // Its sandbox refuses root, and containers have little shared memory and no GPU.
    var command = new ArrayList<>(List.of(CHROMIUM.toString(), "--headless=new", "--no-sandbox"));
    command.addAll(List.of("--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"));
    command.add("--user-data-dir=" + directory.resolve("profile"));
    command.addAll(List.of(arguments));
    var out = directory.resolve("stdout");
    var err = directory.resolve("stderr");
    var process =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("Chromium hangs: " + Files.readString(err));
    }
    assertThat(process.exitValue()).as(Files.readString(err)).isZero();
    return Files.readString(out);
  }
}
