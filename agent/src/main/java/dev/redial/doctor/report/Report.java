package dev.redial.doctor.report;

import dev.redial.doctor.cause.Cause;
import dev.redial.doctor.target.Examination.Attempt;
import java.util.ArrayList;
import java.util.List;

/** A finding for people: what is wrong and what to do about it first, then the evidence. */
public final class Report {
  private static final int WIDTH = 96;
  private static final String INDENT = "         ";
  static final String FAILED = "This rule should help and does not: ";
  static final String UNPROVEN =
      "This rule should help. It could not be tried, as that takes a JVM like the one that was"
          + " examined: ";

  private final StringBuilder text = new StringBuilder();

  private Report() {}

  static String of(Finding found) {
    var report = new Report();
    report.text.append("redial doctor: ").append(found.target()).append("\n\n");
    var seen = found.examination();
    report.item("JVM", seen.jvm().words());
    report.item("ASSUMED", found.target().assumed());
    report.item("CAUSE", found.sentence());
    report.rule(found);
    report.item("DO", found.advice());
    report.item("UNTRIED", found.untried());
    report.text.append("\nATTEMPTS, each with one change to a plain client\n");
    report.text.append(attempts(seen.attempts())).append("\nTHE PLAIN CLIENT\n");
    report.text.append(seen.facts()).append('\n');
    return report.text.toString();
  }

  private void rule(Finding found) {
    var rule = found.rule();
    for (var each : found.failed()) {
      item("NOT", FAILED + each);
    }
    if (rule == null) {
      if (!found.unproven().isEmpty()) {
        item("RULE", "none is proven, and whether one helps is unknown");
        found.unproven().forEach(each -> item("UNPROVEN", UNPROVEN + each));
      } else if (!found.examination().kind().equals(Cause.WORKS)) {
        item(
            "RULE",
            found.examination().leadsOn()
                ? "none helps so far; what to give doctor next is said at DO"
                : found.failed().isEmpty() ? "none helps" : "none helps so far");
      }
      return;
    }
    item("RULE", "this one helps; tried by an unmodified client under the agent: " + found.proof());
    text.append('\n');
    for (var line : rule.text().lines().toList()) {
      text.append("    ").append(line).append('\n');
    }
    text.append('\n');
    item("RISK", rule.risk());
  }

  private void item(String title, String words) {
    if (words.isEmpty()) {
      return;
    }
    var lines = wrapped(words);
    text.append(title).append(INDENT.substring(title.length()));
    text.append(String.join("\n" + INDENT, lines)).append('\n');
  }

  private static List<String> wrapped(String words) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : words.split(" ", -1)) {
      if (line.length() > 0 && line.length() + word.length() >= WIDTH - INDENT.length()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** A line for each attempt. */
  public static String attempts(List<Attempt> attempts) {
    int width = 0;
    for (var attempt : attempts) {
      width = Math.max(width, attempt.change().length());
    }
    var table = new StringBuilder();
    int number = 1;
    for (var attempt : attempts) {
      table.append(
          String.format(
              "  %2d  %-4s  %-" + width + "s  %s (%d ms)%n",
              number++,
              attempt.isGood() ? "ok" : "no",
              attempt.change(),
              attempt.outcome(),
              attempt.millis()));
    }
    return table.toString();
  }
}
