package dev.redial.demo;

import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/** A story as a table: clients that fared alike share a row. */
final class Summary {
  private static final int OUTCOME_WIDTH = 18;
  private static final int CLIENTS_WIDTH = 44;
  private static final int MESSAGE_WIDTH = 100;

  private Summary() {}

  /** With the clients that were asked for: a story that is told with none of them says why. */
  static String of(Telling.Told told, List<ClientCase> clients) {
    var story = told.story();
    return "Story %d: %s (rules/%s)%n%n%s"
        .formatted(
            story.number(),
            story.title(),
            story.ruleFile(),
            told.findings().isEmpty()
                ? reasons(story, clients)
                : table(told) + messages(told) + caveat(told));
  }

  private static String reasons(Story story, List<ClientCase> clients) {
    var reasons = new LinkedHashMap<String, List<String>>();
    for (var client : clients) {
      reasons
          .computeIfAbsent(String.valueOf(story.exemption().of(client)), key -> new ArrayList<>())
          .add(client.name());
    }
    var text = new StringBuilder();
    reasons.forEach(
        (reason, names) ->
            text.append(
                paragraph("not called: " + String.join(", ", names) + " (" + reason + ")")));
    return text.toString();
  }

  private static Table table(Telling.Told told) {
    var rows = new LinkedHashMap<List<String>, List<String>>();
    var tunnels = told.findings().stream().anyMatch(Finding::hasTunnel);
    for (var finding : told.findings()) {
      rows.computeIfAbsent(cells(finding, tunnels), cells -> new ArrayList<>())
          .add(finding.client().name());
    }
    var table = new Table(headings(tunnels));
    rows.forEach(
        (cells, clients) -> {
          var row = new ArrayList<>(cells);
          row.add(wrapped(clients, ", ", CLIENTS_WIDTH));
          table.add(row);
        });
    return table;
  }

  private static List<String> headings(boolean tunnels) {
    var headings = new ArrayList<>(List.of("BEFORE", "AFTER", "SERVER SAW: SNI", "HOST"));
    if (tunnels) {
      headings.add("PROXY SAW: CONNECT");
    }
    headings.add("CLIENTS");
    return headings;
  }

  private static List<String> cells(Finding finding, boolean tunnels) {
    var cells = new ArrayList<>(finding.cells());
    var words = List.of(cells.get(0).split(" "));
    cells.set(0, wrapped(words, " ", OUTCOME_WIDTH));
    if (tunnels) {
      cells.add(finding.tunnelCell());
    }
    return cells;
  }

  /** What the clients are told of a mistake. */
  private static String messages(Telling.Told told) {
    var messages = new LinkedHashSet<String>();
    for (var finding : told.findings()) {
      if (finding.after().outcome().kind() == Outcome.Kind.REFUSED_BY_PROXY) {
        messages.add(paragraph(finding.after().outcome().text()));
      }
    }
    return messages.isEmpty() ? "" : "\nThe clients are told:\n" + String.join("", messages);
  }

  private static String caveat(Telling.Told told) {
    return told.givesUpSecurity() ? "\n" + paragraph(Telling.CAVEAT) : "";
  }

  private static String paragraph(String text) {
    return wrapped(List.of(text.split(" ")), " ", MESSAGE_WIDTH).indent(2);
  }

  /** Parts on lines of a width; a part that is longer has a line of its own. */
  private static String wrapped(List<String> parts, String separator, int lineWidth) {
    var text = new StringBuilder();
    var width = 0;
    for (var part : parts) {
      if (width > 0 && width + separator.length() + part.length() > lineWidth) {
        text.append(separator.stripTrailing()).append('\n');
        width = 0;
      } else if (width > 0) {
        text.append(separator);
        width += separator.length();
      }
      text.append(part);
      width += part.length();
    }
    return text.toString();
  }
}
