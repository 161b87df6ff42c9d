package dev.redial.decision;

import dev.redial.report.RuleCounters;
import dev.redial.rule.Rule;
import dev.redial.rule.RuleSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One version of the rules, with what became of each. The rules never change; another version takes
 * their place as a whole.
 */
public final class ActiveRules {
  private final RuleSet rules;
  private final boolean observe;

  /** By the rules' names, of those that a tally was asked for. */
  private final ConcurrentHashMap<String, RuleCounters> tallies = new ConcurrentHashMap<>();

  private final @Nullable RuleSet paused;

  /** For rules that nothing came of yet; {@code observe} holds for all of them. */
  public ActiveRules(RuleSet rules, boolean observe) {
    this(rules, observe, (RuleSet) null);
  }

  private ActiveRules(RuleSet rules, boolean observe, @Nullable RuleSet paused) {
    this.rules = rules;
    this.observe = observe;
    this.paused = paused;
  }

  /** Takes the tallies of rules over that were in the version before and do the same. */
  public ActiveRules(RuleSet rules, boolean observe, ActiveRules before) {
    this(rules, observe);
    if (before.observe != observe || before.tallies.isEmpty()) {
      return;
    }
    for (var rule : rules.rules()) {
      var known = before.tallies.get(rule.name());
      if (known != null && rule.hasSameEffectAs(known.rule())) {
        tallies.put(rule.name(), known.of(rule));
      }
    }
  }

  /** No rules, while these are switched off. */
  public static ActiveRules off(ActiveRules paused) {
    return new ActiveRules(RuleSet.of(List.of()), false, paused.rules);
  }

  /** The rules that are switched off, or null. */
  @Nullable RuleSet paused() {
    return paused;
  }

  /** No rules at all. */
  public static ActiveRules none() {
    return new ActiveRules(RuleSet.of(List.of()), false);
  }

  /** The rules themselves. */
  public RuleSet rules() {
    return rules;
  }

  /** How many there are, in words, and which of them leave TLS out. */
  public String count() {
    int count = rules.rules().size();
    var text = new StringBuilder().append(count).append(count == 1 ? " rule" : " rules");
    for (var rule : rules.rules()) {
      if (rule.route().plaintext()) {
        text.append(", PLAINTEXT by '").append(rule.name()).append('\'');
      }
    }
    return text.toString();
  }

  /** Whether every rule only decides, counts and logs. */
  public boolean observe() {
    return observe;
  }

  /** Whether any rule does more than to decide, count and log. */
  boolean carriesOut() {
    if (!observe) {
      for (var rule : rules.rules()) {
        if (!rule.observe()) {
          return true;
        }
      }
    }
    return false;
  }

  /** The same rules, in force again. They are another version, since none held in between. */
  public ActiveRules again() {
    return new ActiveRules(rules, observe, this);
  }

  /**
   * What became of a rule, or null for one that is not among these. A connection keeps the rule
   * that it was made under, so that of an earlier version counts if it does the same.
   */
  public @Nullable RuleCounters tally(Rule rule) {
    var known = tallies.get(rule.name());
    if (known == null) {
      var own = own(rule);
      if (own == null) {
        return null;
      }
      var fresh = new RuleCounters(own);
      known = tallies.putIfAbsent(rule.name(), fresh);
      known = known == null ? fresh : known;
    }
    return rule.hasSameEffectAs(known.rule()) ? known : null;
  }

  private @Nullable Rule own(Rule rule) {
    for (var own : rules.rules()) {
      if (own.name().equals(rule.name())) {
        return rule.hasSameEffectAs(own) ? own : null;
      }
    }
    return null;
  }
}
