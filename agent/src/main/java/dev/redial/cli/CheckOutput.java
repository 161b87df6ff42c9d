package dev.redial.cli;

import dev.redial.report.Json;
import dev.redial.yaml.RuleReport;
import dev.redial.yaml.tree.Problem;
import org.jspecify.annotations.Nullable;

/** What the check of a rule file prints. */
record CheckOutput(String file, RuleReport report, @Nullable RuleSupport fit) {
  /** Of the file alone. */
  CheckOutput(String file, RuleReport report) {
    this(file, report, null);
  }

  /** 0 if each rule is valid and can be carried out. */
  int status() {
    return errors() == 0 && (fit == null || fit.isWhole()) ? 0 : 1;
  }

  int errors() {
    int errors = 0;
    for (var problem : report.problems()) {
      errors += problem.isError() ? 1 : 0;
    }
    return errors;
  }

  /** A line for each problem, and one that sums them up. */
  String text() {
    var text = new StringBuilder();
    for (var problem : report.problems()) {
      text.append(problem).append('\n');
    }
    text.append(fit == null ? "" : fit.text()).append(file).append(": ");
    var rules = report.rules();
    if (rules != null) {
      text.append(count(rules.rules().size(), "rule")).append(", ");
    }
    text.append(count(errors(), "error")).append(", ");
    return text.append(count(warnings(), "warning")).append('\n').toString();
  }

  String json() {
    var json = new Json();
    json.open('{').member("file", file);
    json.member("errors", errors()).member("warnings", warnings()).name("problems").open('[');
    for (var problem : report.problems()) {
      problem(json, problem);
    }
    json.close(']');
    if (fit != null && fit.isWorthTelling()) {
      fit.appendTo(json);
    }
    return json.close('}') + "\n";
  }

  private static void problem(Json json, Problem problem) {
    json.open('{').member("line", problem.line()).member("column", problem.column());
    json.member("severity", problem.severity().toString()).member("rule", problem.rule());
    json.member("what", problem.what()).member("remedy", problem.remedy()).close('}');
  }

  private int warnings() {
    return report.problems().size() - errors();
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
