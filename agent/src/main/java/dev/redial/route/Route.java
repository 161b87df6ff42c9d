package dev.redial.route;

import dev.redial.route.proxy.ProxyMemory;
import dev.redial.rule.Rule;
import dev.redial.rule.host.Address;
import dev.redial.rule.route.IpVersion;
import dev.redial.rule.route.ProxyProtocol;
import dev.redial.rule.route.ProxySettings;
import dev.redial.rule.route.RouteSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The route that a rule gives one connection, and its outcome. */
public final class Route {
  private final Rule rule;
  private final RequestedEndpoint asked;
  private final RouteSettings settings;
  private final Outcome outcome;
  private final boolean sandboxed;
  private final List<RouteAttempt> attempts;
  private final List<Address> dials = new ArrayList<>();

  /** The route of a connection, by a rule that has redial dial. */
  Route(Rule rule, RequestedEndpoint asked, Outcome outcome) {
    this(rule, asked, rule.route(), null, outcome);
  }

  /**
   * The same, by some settings.
   *
   * @param sandbox what is dialled in place of every address, or null
   */
  Route(
      Rule rule,
      RequestedEndpoint asked,
      RouteSettings settings,
      @Nullable Address sandbox,
      Outcome outcome) {
    this.rule = rule;
    this.asked = asked;
    this.settings = settings;
    this.outcome = outcome;
    this.sandboxed = sandbox != null;
    var own = asked.address();
    var targets = settings.connectTo().isEmpty() ? List.of(own) : settings.connectTo();
    var attempts = new ArrayList<RouteAttempt>(targets.size());
    for (var each : targets) {
      var target = each.withPort(own.port());
      var proxy = settings.proxy();
      var dial = proxy == null ? target : proxy.address();
      dials.add(dial);
      attempts.add(
          new RouteAttempt(
              this, sandbox == null ? dial : sandbox, proxy == null ? null : target, choice()));
    }
    this.attempts = List.copyOf(attempts);
  }

  /** A sandbox is dialled as it is. */
  private AddressChoice choice() {
    return sandboxed
        ? AddressChoice.ALL
        : new AddressChoice(settings.ipVersion(), isLedElsewhere() ? null : asked.found());
  }

  public Rule rule() {
    return rule;
  }

  Outcome outcome() {
    return outcome;
  }

  /** The route is open, and the connection the application's. */
  public void opened() {
    outcome.opened(this);
  }

  /** The route did not open. */
  public void failed(Throwable why) {
    outcome.failed(this, why);
  }

  public Address asked() {
    return asked.address();
  }

  /** Whether something else is dialled than what the application asked for. */
  boolean isLedElsewhere() {
    return sandboxed || settings.changesAddress();
  }

  public @Nullable ProxySettings proxy() {
    return settings.proxy();
  }

  /** Whether nothing but the sandbox is dialled. */
  boolean isSandboxed() {
    return sandboxed;
  }

  /** Whether a proxy may have to be dialled a second time, as an {@code Opening} can tell. */
  public boolean mayDialAgain() {
    var proxy = proxy();
    if (proxy == null || proxy.protocol().isSocks()) {
      return proxy != null && proxy.protocol() == ProxyProtocol.SOCKS5 && !sandboxed;
    }
    var login = proxy.login();
    boolean mayBeAsked = login != null && !login.isBasicAlone();
    return mayBeAsked && ProxyMemory.of(proxy).mayHaveToBeDialledAgain();
  }

  /** What would be dialled first if there were no sandbox. */
  Address firstDial() {
    return dials.get(0);
  }

  /** What to try, in turn, until one succeeds; never empty. */
  public List<RouteAttempt> attempts() {
    return attempts;
  }

  /** The change in words, for the log. */
  @Override
  public String toString() {
    var text = new StringBuilder(asked().toString()).append(" -> ");
    for (int i = 0; i < attempts.size(); i++) {
      var attempt = attempts.get(i);
      text.append(i == 0 ? "" : ", ");
      text.append(attempt.target() == null ? dials.get(i) : attempt.target());
    }
    if (proxy() != null) {
      text.append(" by proxy ").append(proxy());
    }
    var version = settings.ipVersion();
    return version == IpVersion.ANY
        ? text.toString()
        : text.append(" by ip-version ").append(version.word()).toString();
  }
}
