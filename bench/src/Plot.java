import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws the plots in docs/images from the tables in bench/RESULTS.md: {@code java
 * bench/src/Plot.java FOLDER}, in the project's folder.
 */
final class Plot {
  private static final int LEFT = 150;
  private static final int WIDTH = 480;
  private static final int STEP = 26;

  private record Bar(String name, double value) {}

  private final StringBuilder svg = new StringBuilder();
  private final String title;
  private final String unit;
  private final List<Bar> bars;

  private Plot(String title, String unit, List<Bar> bars) {
    this.title = title;
    this.unit = unit;
    this.bars = bars;
  }

  public static void main(String[] arguments) throws Exception {
    var folder = Files.createDirectories(Path.of(arguments[0]));
    var lines = Files.readAllLines(Path.of("bench", "RESULTS.md"));
    var start =
        new Plot("Start of a hello world under an agent", "ms of CPU", table(lines, "empty", 1));
    Files.writeString(folder.resolve("start.svg"), start.draw());
    var calls = new ArrayList<>(table(lines, "url-empty", 1));
    calls.addAll(table(lines, "http-empty", 1));
    var first = new Plot("First HTTPS GET of a JVM", "ms of CPU", calls);
    Files.writeString(folder.resolve("first-call.svg"), first.draw());
    var sidecar =
        new Plot("A request, beside a sidecar", "\u00b5s of CPU of all", table(lines, "nginx", 1));
    Files.writeString(folder.resolve("sidecar.svg"), sidecar.draw());
    var latency = new Plot("A request, beside a sidecar", "\u00b5s until its answer", table(lines, "nginx", 3));
    Files.writeString(folder.resolve("sidecar-latency.svg"), latency.draw());
  }

  /** Name and figure of each row of the table that has this row, with the least first. */
  private static List<Bar> table(List<String> lines, String row, int column) {
    int at = 0;
    while (!lines.get(at).startsWith(row + " ")) {
      at++;
    }
    int begin = at;
    while (!lines.get(begin - 1).contains("rounds")) {
      begin--;
    }
    var bars = new ArrayList<Bar>();
    for (int i = begin; !lines.get(i).startsWith("```") && !lines.get(i).contains("rounds"); i++) {
      var cells = lines.get(i).split(" +");
      bars.add(new Bar(cells[0], Double.parseDouble(cells[column])));
    }
    bars.sort((one, other) -> Double.compare(one.value, other.value));
    return bars;
  }

  private String draw() {
    int height = 44 + bars.size() * STEP;
    double most = bars.stream().mapToDouble(Bar::value).max().orElseThrow();
    add("<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' role='img'", 720, height);
    add(" aria-label='%s' font-family='sans-serif' font-size='13'>\n", title);
    add("<rect width='100%%' height='100%%' fill='#fff'/>\n");
    add("<text x='12' y='24' font-weight='bold'>%s, in %s</text>\n", title, unit);
    for (int i = 0; i < bars.size(); i++) {
      var bar = bars.get(i);
      int y = 40 + i * STEP;
      double width = Math.max(1, bar.value / most * WIDTH);
      boolean isRedial = bar.name.startsWith("redial") || bar.name.endsWith("matched");
      add("<text x='%d' y='%d' text-anchor='end'>%s</text>\n", LEFT - 8, y + 14, bar.name);
      add("<rect x='%d' y='%d' width='%.1f' height='18'", LEFT, y, width);
      add(" fill='%s'/>\n", isRedial ? "#0b57c2" : "#8a939e");
      add("<text x='%.1f' y='%d'>%.0f</text>\n", LEFT + width + 6, y + 14, bar.value);
    }
    return svg.append("</svg>\n").toString().replace('\'', '"');
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
