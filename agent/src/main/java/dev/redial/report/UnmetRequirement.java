package dev.redial.report;

import dev.redial.rule.Capability;
import dev.redial.rule.Place;
import dev.redial.rule.RequiredCapabilities;
import dev.redial.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a rule needs and a JVM lacks.
 *
 * @param why the lack in words, with the reasons
 */
public record UnmetRequirement(Rule rule, Capability capability, String why) {
  /** All that are known, rule by rule. */
  public static List<UnmetRequirement> of(MissingCapabilities lacks, Collection<Rule> rules) {
    var unmet = new ArrayList<UnmetRequirement>();
    for (var rule : rules) {
      for (var capability : RequiredCapabilities.of(rule)) {
        var why = lacks.inWords(capability);
        if (why != null) {
          unmet.add(new UnmetRequirement(rule, capability, why));
        }
      }
    }
    return unmet;
  }

  /** Whether connections of the rule are refused for it. */
  public boolean refuses() {
    return capability.place() != Place.NONE;
  }

  /** A line for people. */
  @Override
  public String toString() {
    return "rule '" + rule.name() + "': " + why + "; " + MissingCapabilityText.effect(capability);
  }
}
