package dev.redial.route;

import dev.redial.rule.Address;
import dev.redial.rule.ProxySettings;
import dev.redial.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way that a rule gives one connection. Immutable. */
final class Route {
  private final Rule rule;
  private final Address asked;
  private final List<Attempt> attempts;

  /**
   * The route of a connection, by a rule that changes its address.
   *
   * @param asked what the application asked for, or its lower case if the rule wants that
   */
  Route(Rule rule, Address asked) {
    this.rule = rule;
    this.asked = asked;
    var settings = rule.route();
    var targets = settings.connectTo().isEmpty() ? List.of(asked) : settings.connectTo();
    var attempts = new ArrayList<Attempt>(targets.size());
    for (var each : targets) {
      var target = each.withPort(asked.port());
      var proxy = settings.proxy();
      attempts.add(
          proxy == null
              ? new Attempt(this, target, null)
              : new Attempt(this, proxy.address(), target));
    }
    this.attempts = List.copyOf(attempts);
  }

  Rule rule() {
    return rule;
  }

  Address asked() {
    return asked;
  }

  @Nullable ProxySettings proxy() {
    return rule.route().proxy();
  }

  /** What to try, in turn, until one succeeds; never empty. */
  List<Attempt> attempts() {
    return attempts;
  }

  /** The change in words, for the log. */
  @Override
  public String toString() {
    var text = new StringBuilder(asked.toString()).append(" -> ");
    for (int i = 0; i < attempts.size(); i++) {
      var attempt = attempts.get(i);
      text.append(i == 0 ? "" : ", ");
      text.append(attempt.target() == null ? attempt.dial() : attempt.target());
    }
    return proxy() == null ? text.toString() : text.append(" by proxy ").append(proxy()).toString();
  }
}
