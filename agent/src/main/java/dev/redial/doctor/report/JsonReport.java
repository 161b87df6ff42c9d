package dev.redial.doctor.report;

import dev.redial.doctor.target.Examination.Attempt;
import dev.redial.doctor.target.Target;
import dev.redial.report.Json;
import java.util.List;
import java.util.stream.Collectors;

/** A finding for programs. */
public final class JsonReport {
  private JsonReport() {}

  static String of(Finding found) {
    var json = new Json().open('{').member("target", found.target().toString());
    var seen = found.examination();
    json.member("jvm", seen.jvm().words()).member("assumed", found.target().assumed());
    json.member("cause", seen.kind()).member("sentence", found.sentence());
    json.member("advice", found.advice()).member("status", found.status());
    var rule = found.rule();
    json.member("rules", rule == null ? null : rule.text());
    json.member("risk", rule == null ? null : rule.risk());
    json.member("proof", rule == null ? null : found.proof());
    list(json, "failed", found.failed());
    list(json, "unproven", found.unproven());
    list(json, "untried", seen.untried());
    return withAttempts(json, seen.attempts());
  }

  private static void list(Json json, String name, List<String> elements) {
    json.name(name).open('[');
    elements.forEach(json::element);
    json.close(']');
  }

  /** What is known when somebody interrupts. */
  public static String soFar(Target target, List<Attempt> attempts) {
    var json = new Json().open('{').member("target", target.toString());
    return withAttempts(json.member("cause", "interrupted"), attempts);
  }

  /** Each of them is JSON already. */
  private static String withAttempts(Json json, List<Attempt> attempts) {
    var all = attempts.stream().map(Attempt::json).collect(Collectors.joining(","));
    return json.name("attempts").open('[') + all + "]}\n";
  }
}
