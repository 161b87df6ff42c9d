package dev.redial.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /** What the page measures of the report beside it, in pixels. */
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
    var command = new ArrayList<>(List.of(CHROMIUM.toString(), "--headless=new", "--no-sandbox"));
    command.addAll(List.of("--disable-gpu", "--user-data-dir=" + directory.resolve("profile")));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).redirectError(directory.resolve("stderr").toFile()).start();
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }
}
