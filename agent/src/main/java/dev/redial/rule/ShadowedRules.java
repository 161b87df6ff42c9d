package dev.redial.rule;

import dev.redial.rule.host.HostIndex;
import dev.redial.rule.host.HostPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds rules that never match, because earlier ones win every endpoint of theirs. */
public final class ShadowedRules {
  /** Of thousands of rules for one host, as many of the earlier ones are looked at. */
  private static final int MOST_TRIED = 1_000;

  private final List<Rule> rules;
  private final HostIndex hosts = new HostIndex();

  /** The rules are in file order. */
  public ShadowedRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    for (int i = 0; i < rules.size(); i++) {
      hosts.add(rules.get(i).match().hosts(), i);
    }
  }

  /**
   * The earlier rule that wins what the first pattern of a rule is for, or null if that rule may
   * match something.
   */
  public @Nullable Rule over(int ordinal) {
    Rule first = null;
    for (var pattern : rules.get(ordinal).match().hosts()) {
      var winner = winner(pattern, ordinal);
      if (winner == null) {
        return null;
      }
      first = first == null ? winner : first;
    }
    return first;
  }

  private @Nullable Rule winner(HostPattern pattern, int ordinal) {
    int i = hosts.after(pattern, -1);
    for (int tried = 0; i < ordinal && tried < MOST_TRIED; tried++) {
      if (winsAlways(rules.get(i), rules.get(ordinal))) {
        return rules.get(i);
      }
      i = hosts.after(pattern, i);
    }
    return null;
  }

  /** As far as a look at both can tell, given that the hosts are the same. */
  private static boolean winsAlways(Rule earlier, Rule later) {
    return earlier.match().except().isEmpty()
        && earlier.expires() >= later.expires()
        && later.match().portsAreWithin(earlier.match());
  }
}
