package dev.redial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plots in the documents are those of the figures in {@code bench/RESULTS.md}. */
class PlotsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void plots_areDrawnFromTheResults(@TempDir Path drawn) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var draw =
        new ProcessBuilder(List.of(java, "bench/src/Plot.java", drawn.toString()))
            .directory(ROOT.toFile())
            .inheritIO()
            .start();

    assertThat(draw.waitFor()).isZero();
    try (var plots = Files.list(drawn)) {
      assertThat(plots)
          .hasSize(4)
          .allSatisfy(
              plot ->
                  assertThat(ROOT.resolve("docs/images").resolve(plot.getFileName()))
                      .as("run: java bench/src/Plot.java docs/images")
                      .hasSameTextualContentAs(plot));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"start.svg", "first-call.svg", "sidecar.svg", "sidecar-latency.svg"})
  void plot_isOnThePageOfCosts(String plot) throws Exception {
    assertThat(Files.readString(ROOT.resolve("docs/performance.md"))).contains("images/" + plot);
  }
}
