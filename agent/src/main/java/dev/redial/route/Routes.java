package dev.redial.route;

import dev.redial.decision.Decisions;
import dev.redial.report.Fingerprints.Aspect;
import dev.redial.route.proxy.Printable;
import dev.redial.rule.Capability;
import dev.redial.rule.Effect;
import dev.redial.rule.Layer;
import dev.redial.rule.Place;
import dev.redial.rule.Rule;
import dev.redial.rule.host.Address;
import dev.redial.rule.host.HostName;
import dev.redial.rule.route.RouteSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From what the application asks for to the route that a rule gives it. Safe for many threads. */
public final class Routes {
  private static final List<Capability> DIALS =
      List.of(
          Capability.LOOK_UPS,
          Capability.SOCKET_DIAL,
          Capability.CHANNEL_DIAL,
          Capability.ASYNC_DIAL);

  private final Decisions decisions;
  private final Place place;

  /** Where nothing is dialled. */
  public Routes(Decisions decisions) {
    this(decisions, Place.NONE);
  }

  /** For what dials there. */
  public Routes(Decisions decisions, Place place) {
    this.decisions = decisions;
    this.place = place;
  }

  /**
   * Looks whether a rule that holds for a connection can be carried out as a whole.
   *
   * @throws IOException if it cannot, or if a sandbox could not hold the connection back
   */
  void check(@Nullable String host, int port) throws IOException {
    check(host, port, place);
    if (host != null && decisions.sandbox() != null && decisions.lacks().isIncomplete(place)) {
      throw new ConnectException("redial: this JVM cannot keep the connection in the sandbox");
    }
  }

  /** The same, at another place that it goes by. */
  void check(@Nullable String host, int port, Place passed) throws IOException {
    check(decisions.find(host, port), host, passed);
  }

  private void check(@Nullable Rule rule, @Nullable String host, Place passed) throws IOException {
    var lacking = rule == null ? null : decisions.lacking(rule, passed);
    if (rule != null && host != null && lacking != null) {
      throw decisions.refusal(rule, Layer.ROUTE, host, new IllegalStateException(lacking));
    }
  }

  /**
   * The route of a connection, or null if it is to go on as it is. Who takes it says whether it
   * opened; what is only observed is counted here.
   *
   * @param host what it asks for by name
   * @param to the same with its port, and with an address if the host was looked up
   * @throws IOException if a rule holds for it and cannot be carried out
   */
  public @Nullable Route find(@Nullable String host, InetSocketAddress to) throws IOException {
    int port = to.getPort();
    var rule = decisions.find(host, port);
    check(rule, host, place);
    var sandbox = decisions.sandbox();
    if (sandbox != null && host != null) {
      return sandboxed(rule, host, port, sandbox);
    }
    if (rule == null || host == null || isLeftToJdk(rule, host, to)) {
      dialled(host, port, null);
      return null;
    }
    if (isToItsProxy(rule, host, port)) {
      return null;
    }
    var asked = new RequestedEndpoint(asked(rule, host, port, rule.http().lowercase()), found(to));
    var taken = taken(new Route(rule, asked, Outcome.counting(decisions)));
    dialled(host, port, taken);
    return taken;
  }

  /**
   * A host that was not looked up can be dialled only where a rule routes it, or where its look-up
   * was skipped. In any other case the JDK reports what is wrong.
   */
  private static boolean isLeftToJdk(Rule rule, String host, InetSocketAddress to) {
    var settings = rule.route();
    boolean lacksAddress = to.isUnresolved() && !Placeholders.has(host);
    return !settings.dials() || (lacksAddress && !settings.changesAddress());
  }

  private static @Nullable InetAddress found(InetSocketAddress to) {
    return Placeholders.isOne(to.getAddress()) ? null : to.getAddress();
  }

  private @Nullable Route taken(Route route) {
    if (!decisions.onlyObserves(route.rule())) {
      return route;
    }
    route.opened();
    return null;
  }

  private void dialled(@Nullable String host, int port, @Nullable Route route) {
    if (host != null && decisions.reports().fingerprints().areTaken()) {
      var kind = HostName.isIp(host) ? host.indexOf(':') < 0 ? "IPv4" : "IPv6" : "name";
      var shape = kind + (route == null ? ", dialled as asked" : ", " + route);
      var rule = route == null ? null : route.rule();
      decisions.reports().fingerprints().saw(host, port, Aspect.ADDRESS, shape, rule);
    }
  }

  /**
   * An application that uses the proxy by itself: the route to that proxy does not lead through it.
   */
  private static boolean isToItsProxy(Rule rule, String host, int port) {
    var proxy = rule.route().proxy();
    return proxy != null
        && proxy.address().port() == port
        && proxy.address().host().equalsIgnoreCase(host);
  }

  /**
   * In a sandbox nothing is dialled but the sandbox; what the rule says of the route still holds.
   */
  private @Nullable Route sandboxed(@Nullable Rule rule, String host, int port, Address sandbox)
      throws IOException {
    if (rule == null) {
      if (host.equals(sandbox.host()) && port == sandbox.port()) {
        return null;
      }
      throw new ConnectException(noRule(Printable.of(host) + ":" + port));
    }
    boolean observes = decisions.onlyObserves(rule);
    boolean ownWay = observes || isToItsProxy(rule, host, port);
    var settings = ownWay ? RouteSettings.NONE : rule.route();
    var asked =
        new RequestedEndpoint(asked(rule, host, port, !observes && rule.http().lowercase()), null);
    var route = new Route(rule, asked, settings, sandbox, Outcome.counted(decisions));
    decisions.reports().hit(rule, Layer.SANDBOX, host, port, "dials " + route.firstDial());
    return route;
  }

  /**
   * Whether a host may have an address at all.
   *
   * @throws UnknownHostException if it may not
   */
  void checkLookUp(String host) throws UnknownHostException {
    if (decisions.sandbox() != null && decisions.any(host, Effect.ANY) == null) {
      throw new UnknownHostException(noRule(Printable.of(host)));
    }
  }

  private static String noRule(String what) {
    return "redial: no rule is for " + what + ", and nothing else is dialled in a sandbox";
  }

  /** For a route that cannot be taken: the connection must not take another one. */
  public IOException refusal(Route route, Throwable cause) {
    return decisions.refusal(route.rule(), Layer.ROUTE, route.asked().toString(), cause);
  }

  /** Whether every connection to a placeholder would be led, of matched hosts and of others. */
  boolean leadsAll() {
    return !decisions.lacks().anyOf(DIALS);
  }

  /** Whether a rule keeps a connection from the proxy that the application would use. */
  public boolean bypassesProxy(@Nullable String host, int port) {
    var rule = decisions.find(host, port);
    return rule != null
        && (rule.route().direct() || rule.route().changesAddress())
        && !decisions.onlyObserves(rule);
  }

  /** Whether a rule says where a connection goes, so that its host needs no address. */
  public boolean setsAddress(String host, int port) {
    var rule = decisions.find(host, port);
    return rule != null && rule.route().changesAddress() && !decisions.onlyObserves(rule);
  }

  /** Whether the look-up of a host can be skipped, since on some port a rule says where to dial. */
  boolean sparesLookUp(String host) {
    if (decisions.sandbox() != null) {
      return true;
    }
    var rule = decisions.any(host, Effect.ADDRESS);
    return rule != null && !decisions.onlyObserves(rule);
  }

  private Address asked(Rule rule, String host, int port, boolean lower) throws IOException {
    var name = HostName.isIp(host) ? HostName.unbracketed(host) : HostName.toAscii(host);
    if (name == null) {
      var cause = new ConnectException("the host is neither a name nor an address");
      throw decisions.refusal(rule, Layer.ROUTE, Printable.of(host), cause);
    }
    return new Address(lower ? name.toLowerCase(Locale.ROOT) : name, port);
  }
}
