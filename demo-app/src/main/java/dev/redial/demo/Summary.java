package dev.redial.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** A story as a table: clients that fared alike share a row. */
final class Summary {
  private static final int CLIENTS_WIDTH = 56;
  private static final List<String> HEADINGS =
      List.of("BEFORE", "AFTER", "SERVER SAW: SNI", "HOST", "CLIENTS");

  private Summary() {}

  static String of(Telling.Told told) {
    var rows = new LinkedHashMap<List<String>, List<String>>();
    for (var finding : told.findings()) {
      rows.computeIfAbsent(finding.cells(), cells -> new ArrayList<>())
          .add(finding.client().name());
    }
    var table = new Table(HEADINGS);
    rows.forEach(
        (cells, clients) -> {
          var row = new ArrayList<>(cells);
          row.add(wrapped(clients));
          table.add(row);
        });
    var story = told.story();
    return "Story %d: %s (rules/%s)%n%n%s"
        .formatted(story.number(), story.title(), story.ruleFile(), table);
  }

  private static String wrapped(List<String> names) {
    var text = new StringBuilder();
    var width = 0;
    for (var name : names) {
      if (width > 0 && width + name.length() + 2 > CLIENTS_WIDTH) {
        text.append(",\n");
        width = 0;
      } else if (width > 0) {
        text.append(", ");
        width += 2;
      }
      text.append(name);
      width += name.length();
    }
    return text.toString();
  }
}
