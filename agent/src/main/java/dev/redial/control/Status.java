package dev.redial.control;

import dev.redial.decision.Decisions;
import dev.redial.report.AgentVersion;
import dev.redial.report.Fingerprints;
import dev.redial.report.Json;
import dev.redial.report.MissingCapabilityText;
import dev.redial.route.Placeholders;
import dev.redial.rule.Capability;
import dev.redial.rule.Place;
import dev.redial.rule.RequiredCapabilities;
import dev.redial.rule.Rule;
import dev.redial.yaml.RuleReport;
import dev.redial.yaml.tree.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the agent does in this JVM, in words and in JSON. Without secrets.
 *
 * @param off whether the rules were switched off
 * @param woven whether classes are woven
 */
record Status(
    Source source, Decisions decisions, boolean off, boolean woven, List<String> instrumented) {

  /**
   * Where the rules come from.
   *
   * @param current the version that holds
   * @param rejected what is wrong with the version that was read last
   */
  record Source(
      String name,
      @Nullable RuleReport current,
      List<Problem> rejected,
      Audit.@Nullable Change last) {
    String digest() {
      return current == null ? "none" : current.content().sha256();
    }

    boolean isRejected() {
      for (var problem : rejected) {
        if (problem.isError()) {
          return true;
        }
      }
      return false;
    }
  }

  /** What went out to each endpoint. */
  Fingerprints fingerprints() {
    return decisions.reports().fingerprints();
  }

  private List<Rule> rules() {
    return decisions.active().rules().rules();
  }

  private String state() {
    if (decisions.lacks().notInForce() != null) {
      return "NOT in force: " + decisions.lacks().notInForce();
    }
    if (off) {
      return woven ? "off" + kept() : "off";
    }
    if (source.current() == null) {
      return "waiting for valid rules";
    }
    return decisions.active().observe() ? "observing" : "on";
  }

  /** What classes stay woven for, or nothing where they are about to get their bytes back. */
  private String kept() {
    if (!decisions.tracked().connections().draining(decisions).isEmpty()) {
      return ", with connections that drain";
    }
    return Placeholders.areThere() ? ", with addresses that the application keeps" : "";
  }

  /** For people. */
  String text() {
    var text = new StringBuilder();
    text.append("redial ").append(AgentVersion.get()).append(", ").append(state());
    text.append("\nrules:  ").append(source.name()).append("\nsha256: ").append(source.digest());
    var last = source.last();
    if (last != null) {
      text.append("\nsince:  ").append(Instant.ofEpochMilli(last.time()));
      text.append(", by ").append(last.by());
    }
    if (source.isRejected()) {
      text.append("\nthe version that was read last is rejected:");
      source.rejected().forEach(problem -> text.append("\n  ").append(problem));
    }
    text.append('\n');
    var draining = decisions.tracked().connections().draining(decisions);
    rules().forEach(rule -> RuleStatus.of(rule, decisions, draining).appendTo(text));
    draining.forEach((rule, count) -> text.append(RuleStatus.draining(rule, count)));
    appendMissing(text);
    list(text, "TLS handshakes that no rule changed", decisions.reports().untouched().counts());
    return text.append("instrumented: ").append(instrumented.size()).append(" types\n").toString();
  }

  private void appendMissing(StringBuilder text) {
    if (!decisions.lacks().isEmpty()) {
      text.append("this JVM lacks:\n");
      decisions
          .lacks()
          .all()
          .forEach(
              (capability, reasons) -> {
                var effect = MissingCapabilityText.effect(capability, rules());
                text.append("  ").append(capability).append("; ").append(effect).append('\n');
                reasons.forEach((type, why) -> text.append("    " + type + ": " + why + "\n"));
              });
    }
  }

  private static void list(StringBuilder text, String title, Map<String, ?> entries) {
    if (!entries.isEmpty()) {
      text.append(title).append(":\n");
      entries.forEach((key, value) -> text.append("  " + key + ": " + value + "\n"));
    }
  }

  /** For machines. */
  String json() {
    var json = new Json().open('{').member("version", AgentVersion.get()).member("state", state());
    json.member("source", source.name()).member("sha256", source.digest());
    var last = source.last();
    json.member("since", last == null ? null : Instant.ofEpochMilli(last.time()).toString());
    json.member("by", last == null ? null : last.by());
    json.name("rejected").open('[');
    if (source.isRejected()) {
      source.rejected().forEach(problem -> json.element(problem.toString()));
    }
    json.close(']').name("rules").open('[');
    var draining = decisions.tracked().connections().draining(decisions);
    rules().forEach(rule -> RuleStatus.of(rule, decisions, draining).appendTo(json));
    json.close(']');
    counts(json, "draining", decisions.tracked().connections().draining(decisions));
    counts(json, "untouched", decisions.reports().untouched().counts());
    json.name("instrumented").open('[');
    instrumented.forEach(json::element);
    json.close(']').name("lacks").open('[');
    decisions.lacks().all().forEach((capability, reasons) -> lack(json, capability, reasons));
    return json.close(']').close('}').toString();
  }

  private void lack(Json json, Capability capability, Map<String, String> reasons) {
    json.open('{').member("capability", capability.name()).member("what", capability.toString());
    json.member("refuses", capability.place() != Place.NONE).name("rules").open('[');
    for (var rule : rules()) {
      if (RequiredCapabilities.of(rule).contains(capability)) {
        json.element(rule.name());
      }
    }
    json.close(']').name("reasons").open('{');
    reasons.forEach(json::member);
    json.close('}').close('}');
  }

  private static void counts(Json json, String name, Map<String, ? extends Number> counts) {
    json.name(name).open('{');
    counts.forEach((key, count) -> json.member(key, count.longValue()));
    json.close('}');
  }
}
