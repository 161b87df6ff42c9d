package dev.redial.http.raw;

import dev.redial.decision.ActiveRules;
import dev.redial.decision.Decisions;
import dev.redial.route.Placeholders;
import dev.redial.rule.Rule;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Says of a connection that a client makes whether what it writes there is to be looked at. */
final class RawConnections {
  private final Decisions decisions;

  RawConnections(Decisions decisions) {
    this.decisions = decisions;
  }

  /** The same, for the address that the application asked for. */
  @Nullable RawConnection of(InetSocketAddress asked) {
    try {
      return of(Placeholders.host(asked), asked.getPort());
    } catch (ConnectException e) {
      // It is refused where it is dialled.
      return null;
    }
  }

  /**
   * For a connection to an endpoint as the application asked for it.
   *
   * @return null if no rule is for its requests
   */
  @Nullable RawConnection of(String host, int port) {
    var active = decisions.active();
    var rule = decisions.find(host, port);
    return rule == null ? null : of(host, port, rule, active);
  }

  /**
   * For one of this rule.
   *
   * @param opened the rules that held before it was looked for
   */
  @Nullable RawConnection of(String host, int port, Rule rule, ActiveRules opened) {
    if (!concerns(rule)) {
      return null;
    }
    return new RawConnection(new RawEditor(decisions, opened, rule, host, port));
  }

  private boolean concerns(Rule rule) {
    return !rule.http().isEmpty() && (rule.http().rawHttp() || !decisions.onlyObserves(rule));
  }
}
