package dev.redial.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ordered rules of a file; the first one that matches wins alone. Immutable. */
public final class RuleSet {
  private final List<Rule> rules;

  private RuleSet(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Indexes the rules, which are in file order. */
  public static RuleSet of(List<Rule> rules) {
    return new RuleSet(rules);
  }

  /** The rules in file order. */
  public List<Rule> rules() {
    return rules;
  }

  /**
   * The rule for an endpoint, or null. Allocates nothing when none matches.
   *
   * @param host as the application asked for it: any case, a trailing dot, an IP literal with or
   *     without brackets
   * @param port or a number below 1 when it is unknown, which every rule's ports match
   * @param now milliseconds since the epoch
   */
  public @Nullable Rule match(String host, int port, long now) {
    return null;
  }
}
