package dev.redial.cli;

import dev.redial.report.Json;
import dev.redial.report.MissingCapabilities;
import dev.redial.report.UnmetRequirement;
import dev.redial.rule.Capability;
import dev.redial.rule.RequiredCapabilities;
import dev.redial.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rules a JDK lets the agent carry out.
 *
 * @param release what messages call that JDK
 * @param isAskedFor whether all is told that each rule needs, not only what is missing
 */
record RuleSupport(
    String release, MissingCapabilities lacks, List<Rule> rules, boolean isAskedFor) {
  private List<UnmetRequirement> unmet() {
    return UnmetRequirement.of(lacks, rules);
  }

  private boolean isMissing(Capability capability) {
    return lacks.inWords(capability) != null;
  }

  /** What a rule needs of a JDK: the rest is a matter of libraries. */
  private static List<Capability> needsOfJdk(Rule rule) {
    var needs = new ArrayList<Capability>();
    for (var capability : RequiredCapabilities.of(rule)) {
      if (!capability.types().isEmpty() || capability == Capability.KERBEROS) {
        needs.add(capability);
      }
    }
    return needs;
  }

  /** Whether it is asked for, or something is missing. */
  boolean isWorthTelling() {
    return isAskedFor || !text().isEmpty();
  }

  /** Whether each connection of each rule can go out as ruled. */
  boolean isWhole() {
    return lacks.notInForce() == null && unmet().stream().noneMatch(UnmetRequirement::refuses);
  }

  /** A line for each rule and what is missing for it; nothing if nothing is, and nobody asks. */
  String text() {
    var text = new StringBuilder();
    for (var rule : isAskedFor ? rules : List.<Rule>of()) {
      text.append(release).append(": rule '").append(rule.name()).append("'\n");
      for (var capability : needsOfJdk(rule)) {
        text.append(isMissing(capability) ? "  LACKS  " : "  has    ").append(capability);
        text.append('\n');
      }
    }
    if (lacks.notInForce() != null) {
      text.append(release).append(": the rules are NOT in force there: ");
      text.append(lacks.notInForce()).append('\n');
    }
    for (var requirement : unmet()) {
      text.append(release).append(": ").append(requirement).append('\n');
    }
    return text.toString();
  }

  void appendTo(Json json) {
    json.name("jdk").open('{').member("release", release);
    json.member("notInForce", lacks.notInForce());
    if (isAskedFor) {
      appendNeeds(json);
    }
    json.name("lacks").open('[');
    for (var requirement : unmet()) {
      json.open('{').member("rule", requirement.rule().name());
      json.member("capability", requirement.capability().name());
      json.member("refuses", requirement.refuses());
      json.member("why", requirement.why()).close('}');
    }
    json.close(']').close('}');
  }

  private void appendNeeds(Json json) {
    json.name("needs").open('[');
    for (var rule : rules) {
      for (var capability : needsOfJdk(rule)) {
        json.open('{').member("rule", rule.name()).member("capability", capability.name());
        json.member("has", !isMissing(capability)).close('}');
      }
    }
    json.close(']');
  }
}
