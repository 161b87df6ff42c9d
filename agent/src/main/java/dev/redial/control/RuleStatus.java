package dev.redial.control;

import dev.redial.decision.Decisions;
import dev.redial.decision.MissedHeads;
import dev.redial.report.Json;
import dev.redial.report.MissingCapabilityText;
import dev.redial.report.RuleCounters;
import dev.redial.report.UnmetRequirement;
import dev.redial.rule.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one rule.
 *
 * @param draining how many open connections were made under a former version of it
 */
record RuleStatus(
    Rule rule,
    boolean observes,
    @Nullable RuleCounters tally,
    int draining,
    UnmetRequirements unmetRequirements) {
  /** Takes the rule's entry out of the draining ones. */
  static RuleStatus of(Rule rule, Decisions decisions, Map<String, Integer> draining) {
    var count = draining.remove(rule.name());
    return new RuleStatus(
        rule,
        decisions.onlyObserves(rule),
        decisions.active().tally(rule),
        count == null ? 0 : count,
        unmetRequirements(rule, decisions));
  }

  /** As far as it is known: nothing is loaded for a status. */
  private static UnmetRequirements unmetRequirements(Rule rule, Decisions decisions) {
    var lacks = decisions.lacks();
    boolean isCarriedOut = lacks.notInForce() == null && !decisions.onlyObserves(rule);
    return new UnmetRequirements(
        lacks.notInForce(), isCarriedOut ? UnmetRequirement.of(lacks, List.of(rule)) : List.of());
  }

  static String draining(String rule, int count) {
    return "rule '" + rule + "' no longer holds; " + count + " connection(s) of it drain\n";
  }

  private String state() {
    if (unmetRequirements.notInForce() != null) {
      return "NOT in force";
    }
    return rule.expires() <= System.currentTimeMillis()
        ? "expired"
        : observes ? "observes" : "enforces";
  }

  private String stateInWords() {
    if (rule.route().plaintext()) {
      return state() + " PLAINTEXT";
    }
    boolean weak = rule.tls().algorithms().acceptsWeakCertificates();
    return weak ? state() + " WEAK CERTIFICATES" : state();
  }

  void appendTo(StringBuilder text) {
    text.append("rule '").append(rule.name()).append("' (line ").append(rule.line());
    text.append(") ").append(stateInWords());
    if (rule.expires() != Rule.NEVER) {
      text.append(" until ").append(Instant.ofEpochMilli(rule.expires()));
    }
    if (rule.reason() != null) {
      text.append(", ").append(rule.reason());
    }
    text.append("\n  ");
    if (tally == null || tally.firstHit() == 0) {
      text.append("no hit");
    } else {
      text.append("hits: ").append(counts(tally.hits(), " "));
      text.append(", first ").append(Instant.ofEpochMilli(tally.firstHit()));
      text.append(", last ").append(Instant.ofEpochMilli(tally.lastHit()));
    }
    if (tally != null) {
      appendProblems(text, tally);
    }
    for (var requirement : unmetRequirements.unmet()) {
      text.append("\n  this JVM lacks ").append(requirement.capability()).append("; ");
      text.append(MissingCapabilityText.effect(requirement.capability()));
    }
    if (draining > 0) {
      text.append("\n  ").append(draining).append(" connection(s) of a former version drain");
    }
    text.append('\n');
  }

  private static String counts(Map<String, Long> counts, String before) {
    var text = new StringBuilder();
    counts.forEach(
        (what, count) ->
            text.append(text.length() == 0 ? "" : ", ").append(what).append(before).append(count));
    return text.toString();
  }

  private static void appendProblems(StringBuilder text, RuleCounters tally) {
    if (!tally.failures().isEmpty()) {
      text.append("\n  failures: ").append(counts(tally.failures(), ": "));
    }
    if (tally.missesHeads() > 0) {
      text.append("\n  ").append(MissedHeads.onAll(tally));
    }
  }

  void appendTo(Json json) {
    json.open('{').member("name", rule.name()).member("line", rule.line());
    json.member("reason", rule.reason()).member("state", state());
    json.member("plaintext", rule.route().plaintext());
    json.member("weakCertificates", rule.tls().algorithms().acceptsWeakCertificates());
    boolean ends = rule.expires() != Rule.NEVER;
    json.member("expires", ends ? Instant.ofEpochMilli(rule.expires()).toString() : null);
    json.name("hits").open('{');
    if (tally != null) {
      tally.hits().forEach(json::member);
    }
    json.close('}').name("failures").open('{');
    if (tally != null) {
      tally.failures().forEach(json::member);
    }
    json.close('}').member("firstHit", time(tally == null ? 0 : tally.firstHit()));
    json.member("missesHeads", missesHeads());
    json.member("lastHit", time(tally == null ? 0 : tally.lastHit()));
    json.member("draining", draining).close('}');
  }

  private boolean missesHeads() {
    return tally != null && tally.missesHeads() > 0;
  }

  private static @Nullable String time(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
  }
}
