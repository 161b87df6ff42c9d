package dev.redial.demo.sandbox;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param expectations what the user expects of some calls
 */
record TryReport(
    TryOptions options,
    String javaVersion,
    Check check,
    Tried tried,
    List<Expectation> expectations) {
  private static final int WIDTH = 18;
  private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

  /**
   * What was tried.
   *
   * @param trials all calls, each once
   * @param left rules that were not called for, as no URL of the user's is for them
   */
  record Tried(List<Verdict> verdicts, List<Trial> trials, List<String> left) {}

  boolean isGood() {
    return verdicts().stream().allMatch(this::isGood) && unmet().isEmpty() && !isInVain();
  }

  /** Whether no rule is for any of the user's URLs, and nobody has said that this is expected. */
  private boolean isInVain() {
    return verdicts().isEmpty() && expectations.isEmpty();
  }

  private boolean isGood(Verdict verdict) {
    return options.untried() ? verdict.hasNoProblem() : verdict.isGood();
  }

  private List<Verdict> verdicts() {
    return tried.verdicts();
  }

  /** Every expectation that a call did not meet, in words. */
  List<String> unmet() {
    var unmet = new ArrayList<String>();
    for (var expectation : expectations) {
      for (var trial : tried.trials()) {
        if (trial.url().equals(expectation.url())) {
          unmet.addAll(expectation.differences(trial));
        }
      }
    }
    return unmet;
  }

  /** Calls that no rule is for, and that no rule was tried with. */
  private List<Trial> strays() {
    var strays = new ArrayList<>(tried.trials());
    verdicts().forEach(verdict -> strays.removeAll(verdict.trials()));
    return strays;
  }

  /** For people. */
  String text() {
    var text = new StringBuilder();
    text.append(options.rules()).append(", tried on Java ").append(javaVersion);
    text.append(" without any network:\n");
    for (var verdict : verdicts()) {
      text.append("\nrule '").append(verdict.rule().name()).append("': ");
      text.append(judgement(verdict)).append('\n');
      append(text, "  PROBLEM: ", verdict.problems());
      append(text, "  NOT TRIED: ", verdict.untried());
      append(text, "  note: ", verdict.notes());
      verdict.trials().forEach(trial -> append(text, trial));
      append(text, "  if the real server still refuses: ", Diagnosis.of(verdict.trials()));
    }
    strays().stream()
        .map(Trial::url)
        .distinct()
        .forEach(url -> text.append("\nno rule is for ").append(url).append(": left alone\n"));
    check.warnings().forEach(warning -> text.append('\n').append(warning));
    text.append(check.warnings().isEmpty() ? "\n" : "\n\n").append(summary());
    return text.toString();
  }

  private static String judgement(Verdict verdict) {
    if (verdict.isGood()) {
      return "does what it says";
    }
    return verdict.hasNoProblem() ? "COULD NOT BE TRIED IN FULL" : "DOES NOT DO WHAT IT SAYS";
  }

  private static void append(StringBuilder text, String label, List<String> lines) {
    lines.forEach(line -> text.append(label).append(line).append('\n'));
  }

  private String summary() {
    var text = new StringBuilder();
    var unmet = unmet();
    append(text, "NOT AS EXPECTED: ", unmet);
    if (!tried.left().isEmpty()) {
      text.append("Not called, as none of these URLs is for them: ");
      text.append(String.join(", ", tried.left())).append('\n');
    }
    if (isInVain()) {
      text.append("PROBLEM: no rule is for any of these URLs; see how their hosts are spelt\n");
    }
    long good = verdicts().stream().filter(Verdict::isGood).count();
    text.append("%d of %d rules do what they say".formatted(good, verdicts().size()));
    if (verdicts().stream().anyMatch(verdict -> !verdict.untried().isEmpty())) {
      text.append(options.untried() ? "; " : "; accept with --untried-ok ");
      text.append("what could not be tried").append(options.untried() ? " is accepted" : "");
    }
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
      if (change.isOne() || !(isOffer(change.what()) || change.what().equals("tls"))) {
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
    var all = new LinkedHashMap<String, Object>();
    all.put("rules", options.rules().toString());
    all.put("java", javaVersion);
    all.put("good", isGood());
    all.put("verdicts", verdicts().stream().map(TryReport::fields).toList());
    all.put("unmatched", strays().stream().map(TryReport::fields).toList());
    all.put("not-called", tried.left());
    all.put("unmet", unmet());
    all.put("warnings", check.warnings());
    return JSON.toJson(all) + "\n";
  }

  private static Map<String, Object> fields(Verdict verdict) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("rule", verdict.rule().name());
    fields.put("good", verdict.isGood());
    fields.put("problems", verdict.problems());
    fields.put("untried", verdict.untried());
    fields.put("notes", verdict.notes());
    fields.put("calls", verdict.trials().stream().map(TryReport::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(Trial trial) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("url", trial.url());
    fields.put("client", trial.client());
    fields.put("rule", String.valueOf(trial.winner()));
    fields.put("failure", trial.after().failure());
    fields.put("before", trial.before().names());
    fields.put("after", trial.after().names());
    fields.put("headers-before", trial.before().headers());
    fields.put("headers-after", trial.after().headers());
    return fields;
  }

  /** The same for a file that the checker refuses. */
  static String invalid(Check check) {
    var all = new LinkedHashMap<String, Object>();
    all.put("good", false);
    all.put("errors", check.lines());
    return JSON.toJson(all) + "\n";
  }
}
