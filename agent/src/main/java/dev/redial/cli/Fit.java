package dev.redial.cli;

import dev.redial.operate.Json;
import dev.redial.operate.Lacks;
import dev.redial.operate.Unmet;
import dev.redial.rule.Capability;
import dev.redial.rule.Needs;
import dev.redial.rule.Place;
import dev.redial.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rules a JDK lets the agent carry out.
 *
 * @param release what messages call that JDK
 */
record Fit(String release, Lacks lacks, List<Rule> rules) {
  /** What a rule needs and that JDK has not. */
  private record Gap(Rule rule, Capability capability) {
    boolean refuses() {
      return capability.place() != Place.NONE;
    }
  }

  private List<Gap> gaps() {
    var gaps = new ArrayList<Gap>();
    var missing = lacks.all().keySet();
    for (var rule : rules) {
      for (var capability : Needs.of(rule)) {
        if (missing.contains(capability)) {
          gaps.add(new Gap(rule, capability));
        }
      }
    }
    return gaps;
  }

  /** Whether each connection of each rule can go out as ruled. */
  boolean isWhole() {
    return lacks.notInForce() == null && gaps().stream().noneMatch(Gap::refuses);
  }

  /** A line for each rule and what is missing for it; nothing if nothing is. */
  String text() {
    var text = new StringBuilder();
    if (lacks.notInForce() != null) {
      text.append(release).append(": the rules are NOT in force there: ");
      text.append(lacks.notInForce()).append('\n');
    }
    for (var gap : gaps()) {
      text.append(release).append(": rule '").append(gap.rule().name()).append("': ");
      text.append(lacks.inWords(gap.capability())).append("; ");
      text.append(Unmet.effect(gap.capability())).append('\n');
    }
    return text.toString();
  }

  void appendTo(Json json) {
    json.name("jdk").open('{').member("release", release);
    json.member("notInForce", lacks.notInForce()).name("lacks").open('[');
    for (var gap : gaps()) {
      json.open('{').member("rule", gap.rule().name());
      json.member("capability", gap.capability().name());
      json.member("refuses", gap.refuses());
      json.member("why", lacks.inWords(gap.capability())).close('}');
    }
    json.close(']').close('}');
  }
}
