package dev.redial.demo;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, each as wide as its widest line; a cell may have several lines. */
final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  Table(List<String> headings) {
    rows.add(headings);
    rows.add(headings.stream().map(heading -> "-".repeat(heading.length())).toList());
  }

  void add(List<String> cells) {
    if (cells.size() != rows.get(0).size()) {
      throw new IllegalArgumentException("expected " + rows.get(0).size() + " cells: " + cells);
    }
    rows.add(cells);
  }

  @Override
  public String toString() {
    var widths = widths();
    var text = new StringBuilder();
    for (var cells : rows) {
      var height = cells.stream().mapToLong(cell -> cell.lines().count()).max().orElse(0);
      for (var line = 0; line < height; line++) {
        text.append(line(cells, line, widths).stripTrailing()).append('\n');
      }
    }
    return text.toString();
  }

  private static String line(List<String> cells, int number, int[] widths) {
    var line = new StringBuilder();
    for (var column = 0; column < widths.length; column++) {
      var content = cells.get(column).lines().skip(number).findFirst().orElse("");
      line.append(content).append(" ".repeat(widths[column] - content.length())).append(GAP);
    }
    return line.toString();
  }

  private int[] widths() {
    var widths = new int[rows.get(0).size()];
    for (var cells : rows) {
      for (var column = 0; column < widths.length; column++) {
        var width = cells.get(column).lines().mapToInt(String::length).max().orElse(0);
        widths[column] = Math.max(widths[column], width);
      }
    }
    return widths;
  }
}
