package dev.redial.rule;

import dev.redial.rule.host.HostIndex;
import dev.redial.rule.host.RulePositions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ordered rules of a file; the first one that matches wins alone. Immutable. */
public final class RuleSet {
  private final List<Rule> rules;
  private final HostIndex hosts = new HostIndex();
  private final @Nullable HostIndex[] exceptions;
  private final boolean expires;
  private final boolean tellAddresses;

  private RuleSet(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    exceptions = new HostIndex[rules.size()];
    boolean anyExpires = false;
    boolean anyBlocks = false;
    for (int i = 0; i < exceptions.length; i++) {
      var rule = rules.get(i);
      hosts.add(rule.match().hosts(), i);
      if (!rule.match().except().isEmpty()) {
        exceptions[i] = new HostIndex();
        exceptions[i].add(rule.match().except(), i);
      }
      anyExpires |= rule.expires() != Rule.NEVER;
      anyBlocks |= rule.match().hasBlocks();
    }
    expires = anyExpires;
    tellAddresses = anyBlocks;
  }

  /** Whether the rules tell addresses apart, so that the one behind a name matters. */
  public boolean tellAddresses() {
    return tellAddresses;
  }

  /** Indexes the rules, which are in file order. */
  public static RuleSet of(List<Rule> rules) {
    return new RuleSet(rules);
  }

  /** The rules in file order. */
  public List<Rule> rules() {
    return rules;
  }

  /** Whether a rule has an end; otherwise {@link #match} takes any time for now. */
  public boolean expires() {
    return expires;
  }

  /**
   * The rule for an endpoint, or null. Allocates nothing, except for a host in IPv6 or beyond
   * ASCII.
   *
   * @param host as the application asked for it: any case, a trailing dot, an IP literal with or
   *     without brackets
   * @param port or a number below 1 when it is unknown, which only rules without ports match
   * @param now milliseconds since the epoch
   */
  public @Nullable Rule match(String host, int port, long now) {
    int i = hosts.after(host, -1);
    while (i != RulePositions.NONE) {
      var rule = rules.get(i);
      if (now < rule.expires() && rule.match().hasPort(port) && !isExcepted(i, host)) {
        return rule;
      }
      i = hosts.after(host, i);
    }
    return null;
  }

  /**
   * The first rule for a host that has an effect on some port, or null. One that stands behind a
   * rule for every port has none. Allocates no more than {@link #match}.
   */
  public @Nullable Rule any(String host, Effect effect, long now) {
    int i = hosts.after(host, -1);
    while (i != RulePositions.NONE) {
      var rule = rules.get(i);
      if (now < rule.expires() && !isExcepted(i, host)) {
        if (effect.isOf(rule)) {
          return rule;
        }
        if (rule.match().ports().isEmpty()) {
          return null;
        }
      }
      i = hosts.after(host, i);
    }
    return null;
  }

  /**
   * Why a rule is or is not the one for an endpoint, in words for people.
   *
   * @param i of {@link #rules}
   */
  public String reason(int i, String host, int port, long now) {
    var rule = rules.get(i);
    if (hosts.after(host, i - 1) != i) {
      return "no pattern of 'host' matches " + host;
    }
    if (isExcepted(i, host)) {
      return "'except' holds " + host;
    }
    if (!rule.match().hasPort(port)) {
      return "port " + port + " is not among its ports";
    }
    if (now >= rule.expires()) {
      return "it has expired";
    }
    return rules.indexOf(match(host, port, now)) == i ? "it wins" : "an earlier rule has won";
  }

  /** Whether the other's rules are for the same endpoints in the same order and do the same. */
  public boolean hasSameEffectAs(RuleSet other) {
    if (rules.size() != other.rules.size()) {
      return false;
    }
    for (int i = 0; i < rules.size(); i++) {
      var own = rules.get(i);
      var others = other.rules.get(i);
      if (!own.hasSameEffectAs(others)
          || !own.match().equals(others.match())
          || own.expires() != others.expires()) {
        return false;
      }
    }
    return true;
  }

  private boolean isExcepted(int i, String host) {
    var exception = exceptions[i];
    return exception != null && exception.after(host, -1) != RulePositions.NONE;
  }
}
