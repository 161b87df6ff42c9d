package dev.redial.demo.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a run came to.
 *
 * @param trials all calls, each once
 */
record TryReport(
    TryOptions options,
    String javaVersion,
    Check check,
    List<Verdict> verdicts,
    List<Trial> trials,
    List<Expectation> expectations) {
  private static final int WIDTH = 18;

  boolean isGood() {
    return verdicts.stream().allMatch(Verdict::isGood) && unmet().isEmpty();
  }

  /** Every expectation that a call did not meet, in words. */
  List<String> unmet() {
    var unmet = new ArrayList<String>();
    for (var expectation : expectations) {
      for (var trial : trials) {
        if (trial.url().equals(expectation.url())) {
          unmet.addAll(expectation.differences(trial));
        }
      }
    }
    return unmet;
  }

  /** Calls that no rule is for, and that no rule was tried with. */
  private List<Trial> strays() {
    var strays = new ArrayList<>(trials);
    verdicts.forEach(verdict -> strays.removeAll(verdict.trials()));
    return strays;
  }

  /** For people. */
  String text() {
    var text = new StringBuilder();
    text.append(options.rules()).append(", tried on Java ").append(javaVersion);
    text.append(" without any network:\n");
    for (var verdict : verdicts) {
      text.append("\nrule '").append(verdict.rule().name()).append("': ");
      text.append(verdict.isGood() ? "does what it says\n" : "DOES NOT DO WHAT IT SAYS\n");
      verdict
          .problems()
          .forEach(problem -> text.append("  PROBLEM: ").append(problem).append('\n'));
      verdict.notes().forEach(note -> text.append("  note: ").append(note).append('\n'));
      verdict.trials().forEach(trial -> append(text, trial));
    }
    strays().stream()
        .map(Trial::url)
        .distinct()
        .forEach(url -> text.append("\nno rule is for ").append(url).append(": left alone\n"));
    check.warnings().forEach(warning -> text.append('\n').append(warning));
    text.append(check.warnings().isEmpty() ? "\n" : "\n\n").append(summary());
    return text.toString();
  }

  private String summary() {
    var text = new StringBuilder();
    var unmet = unmet();
    unmet.forEach(each -> text.append("NOT AS EXPECTED: ").append(each).append('\n'));
    long good = verdicts.stream().filter(Verdict::isGood).count();
    text.append("%d of %d rules do what they say".formatted(good, verdicts.size()));
    if (!expectations.isEmpty()) {
      text.append("; %d expectations, ".formatted(expectations.size()));
      text.append(unmet.isEmpty() ? "all met" : unmet.size() + " differences");
    }
    return text.append(".\n").toString();
  }

  private static void append(StringBuilder text, Trial trial) {
    text.append("  ").append(trial.url()).append(" by ").append(trial.client()).append('\n');
    if (trial.winner() == null) {
      text.append("    ").append(trial.after().failure()).append('\n');
      return;
    }
    for (var change : trial.changes()) {
      if (change.isOne() || !isOffer(change.what())) {
        text.append("    ").append(change.what());
        text.append(" ".repeat(Math.max(1, WIDTH - change.what().length())));
        text.append(shown(change)).append('\n');
      }
    }
    headers(text, trial);
  }

  private static boolean isOffer(String what) {
    return what.equals("versions") || what.equals("suites") || what.equals("alpn");
  }

  private static String shown(Trial.Change change) {
    if (!change.isOne()) {
      return change.after();
    }
    return isOffer(change.what()) ? offers(change) : change.before() + " -> " + change.after();
  }

  /** Lists are long: what was added and what was removed says it. */
  private static String offers(Trial.Change change) {
    var was = Arrays.asList(change.before().split(" ", -1));
    var is = Arrays.asList(change.after().split(" ", -1));
    var parts = new ArrayList<String>();
    is.stream().filter(each -> !was.contains(each)).forEach(each -> parts.add("+" + each));
    was.stream().filter(each -> !is.contains(each)).forEach(each -> parts.add("-" + each));
    return parts.isEmpty() ? "in another order" : String.join(" ", parts);
  }

  private static void headers(StringBuilder text, Trial trial) {
    if (trial.before().authority() == null) {
      return;
    }
    var was = trial.before().headers();
    var is = trial.after().headers();
    for (var name : Trial.headerNames(trial)) {
      var before = was.getOrDefault(name, "none");
      var after = is.getOrDefault(name, "none");
      if (!before.equals(after)) {
        text.append("    header ").append(name).append(": ");
        text.append(before).append(" -> ").append(after).append('\n');
      }
    }
  }

  /** For machines. */
  String json() {
    var json = new Json();
    json.object(
        () -> {
          json.field("rules", options.rules().toString());
          json.field("java", javaVersion);
          json.field("good", isGood());
          json.list("verdicts", verdicts, verdict -> json(json, verdict));
          json.list("unmatched", strays(), trial -> json(json, trial));
          json.texts("unmet", unmet());
          json.texts("warnings", check.warnings());
        });
    return json + "\n";
  }

  private static void json(Json json, Verdict verdict) {
    json.field("rule", verdict.rule().name());
    json.field("good", verdict.isGood());
    json.texts("problems", verdict.problems());
    json.texts("notes", verdict.notes());
    json.list("calls", verdict.trials(), trial -> json(json, trial));
  }

  private static void json(Json json, Trial trial) {
    json.field("url", trial.url());
    json.field("client", trial.client());
    json.field("rule", String.valueOf(trial.winner()));
    json.field("failure", trial.after().failure());
    json.texts("before", trial.before().names());
    json.texts("after", trial.after().names());
    json.texts("headers-before", trial.before().headers());
    json.texts("headers-after", trial.after().headers());
  }

  /** The same for a file that the checker refuses. */
  static String invalid(Check check) {
    var json = new Json();
    json.object(
        () -> {
          json.field("good", false);
          json.texts("errors", check.lines());
        });
    return json + "\n";
  }
}
