package dev.redial.control;

import dev.redial.report.EndpointFingerprints;
import dev.redial.report.EndpointFingerprints.Verdict;
import dev.redial.report.Fingerprints;
import dev.redial.report.Fingerprints.Aspect;
import dev.redial.report.Json;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What went out to each endpoint without rules and with them, in words and in JSON. */
final class FingerprintReport {
  private final Fingerprints fingerprints;
  private final List<EndpointFingerprints> all;
  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

  FingerprintReport(Fingerprints fingerprints) {
    this.fingerprints = fingerprints;
    this.all = fingerprints.all();
    all.forEach(one -> counts.merge(one.verdict(), 1, Integer::sum));
  }

  /** For people. */
  String text() {
    var text = new StringBuilder("fingerprints since " + since() + ": " + summary() + "\n");
    all.forEach(one -> appendTo(text, one));
    if (fingerprints.others() > 0) {
      text.append(fingerprints.others()).append(" of further endpoints were not kept\n");
    }
    return text.toString();
  }

  private String since() {
    return Instant.ofEpochMilli(fingerprints.since()).toString();
  }

  /** As {@code 41 endpoints identical, 1 changed as ruled}. */
  private String summary() {
    var text = new StringBuilder();
    for (var verdict : Verdict.values()) {
      int count = counts.getOrDefault(verdict, 0);
      if (count > 0 || verdict == Verdict.IDENTICAL) {
        text.append(text.isEmpty() ? "" : ", ").append(count);
        text.append(text.indexOf("endpoint") >= 0 ? "" : count == 1 ? " endpoint" : " endpoints");
        text.append(' ').append(verdict);
      }
    }
    return text.toString();
  }

  private static void appendTo(StringBuilder text, EndpointFingerprints one) {
    text.append(one.endpoint()).append(": ").append(one.verdict());
    text.append(one.rules().isEmpty() ? "" : " by " + one.rules()).append('\n');
    for (var aspect : Aspect.values()) {
      var before = one.before(aspect);
      var after = one.after(aspect);
      if (!before.isEmpty() || !after.isEmpty()) {
        text.append("  ").append(aspect).append(": ").append(shown(before));
        text.append(after.equals(before) ? ", the same" : " -> " + shown(after)).append('\n');
      }
    }
  }

  private static String shown(Set<String> shapes) {
    return shapes.isEmpty() ? "not seen" : String.join(" | ", shapes);
  }

  /** For machines. */
  String json() {
    var json = new Json().open('{').member("since", since()).member("summary", summary());
    json.member("others", fingerprints.others()).name("endpoints").open('[');
    for (var one : all) {
      json.open('{').member("endpoint", one.endpoint());
      json.member("verdict", one.verdict().toString());
      list(json, "rules", one.rules());
      for (var aspect : Aspect.values()) {
        json.name(aspect.toString()).open('{');
        list(json, "before", one.before(aspect));
        list(json, "after", one.after(aspect));
        json.close('}');
      }
      json.close('}');
    }
    return json.close(']').close('}').toString();
  }

  private static void list(Json json, String name, Set<String> values) {
    json.name(name).open('[');
    values.forEach(json::element);
    json.close(']');
  }
}
