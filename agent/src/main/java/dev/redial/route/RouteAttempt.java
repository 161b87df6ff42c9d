package dev.redial.route;

import dev.redial.route.dial.Candidate;
import dev.redial.route.dial.LocalEnd;
import dev.redial.route.dial.Opening;
import dev.redial.route.proxy.ConnectAnswer;
import dev.redial.route.proxy.ConnectAsker;
import dev.redial.route.proxy.ConnectLogin;
import dev.redial.rule.host.Address;
import dev.redial.rule.host.HostName;
import dev.redial.rule.route.ProxyProtocol;
import dev.redial.rule.route.ProxySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One of the candidates that a {@link Route} offers, for one connection. TLS to a proxy is the
 * matter of whoever connects.
 */
public final class RouteAttempt implements Candidate, ConnectAsker {
  private final Route route;
  private final Address dial;
  private final @Nullable Address target;
  private final AddressChoice choice;
  private final AttemptFailures failures = new AttemptFailures(this);

  /** Those of the target, if it is looked up here: what the proxy was not asked for yet. */
  private final Queue<InetAddress> targets = new ConcurrentLinkedQueue<>();

  private final AtomicBoolean hasTargets = new AtomicBoolean();

  private @Nullable ConnectLogin login;

  /**
   * One candidate of a route.
   *
   * @param dial where to connect to
   * @param target what the proxy, if there is one, shall connect to
   * @param choice which addresses of a name are dialled
   */
  RouteAttempt(Route route, Address dial, @Nullable Address target, AddressChoice choice) {
    this.route = route;
    this.dial = dial;
    this.target = target;
    this.choice = choice;
  }

  public Route route() {
    return route;
  }

  @Override
  public Address dial() {
    return dial;
  }

  public @Nullable Address target() {
    return target;
  }

  /** What is said to the proxy, or null if there is none; the next time it goes on from there. */
  public @Nullable Opening opening() {
    var proxy = route.proxy();
    if (proxy == null || target == null) {
      return null;
    }
    return proxy.protocol().isSocks() ? socks(proxy, target) : connect(proxy, target);
  }

  /** What the proxy was told before is remembered from one connection to it to the next. */
  private Opening connect(ProxySettings proxy, Address named) {
    return new ConnectOpening(this, proxy, named, login(proxy));
  }

  private @Nullable ConnectLogin login(ProxySettings proxy) {
    if (login == null && proxy.login() != null) {
      login = new ConnectLogin(proxy, proxy.login());
    }
    return login;
  }

  /** What something is to be done for first; in a sandbox there is no KDC. */
  private @Nullable ConnectLogin unprepared() {
    var proxy = route.proxy();
    if (proxy == null || proxy.protocol().isSocks() || route.isSandboxed()) {
      return null;
    }
    var known = login(proxy);
    return known != null && known.needsPreparation() ? known : null;
  }

  /** What must be done before {@link #addresses}, or null; it begins now. */
  @Override
  public @Nullable CompletableFuture<?> preparation() {
    var known = unprepared();
    return known == null ? null : known.preparation();
  }

  @Override
  public void over() {
    if (login != null) {
      login.over();
    }
  }

  private Opening socks(ProxySettings proxy, Address named) {
    var found = targets.poll();
    var asked = found == null ? named : new Address(found.getHostAddress(), named.port());
    return new SocksOpening(this, asked, proxy.login(), !targets.isEmpty());
  }

  @Override
  public boolean isAtHand() {
    boolean isKnown = HostName.isIp(dial.host()) || choice.settled() != null;
    return isKnown && nameToLookUp() == null && unprepared() == null;
  }

  /**
   * What the addresses may be remembered by, or null. Names are few where they stand in the rules;
   * of those that the application asks for there may be any number.
   */
  @Override
  public @Nullable String remembered() {
    boolean isOfRules = nameToLookUp() == null && route.isLedElsewhere() && unprepared() == null;
    return isOfRules ? dial.host() + choice.version().word() : null;
  }

  /** No rule holds for this look-up. */
  @Override
  public InetAddress[] addresses() throws UnknownHostException {
    var name = nameToLookUp();
    if (name != null) {
      var found = lookUp(name, "the host");
      // a thread of the agent may look it up at the same time as the application's own
      if (hasTargets.compareAndSet(false, true)) {
        Collections.addAll(targets, found);
      }
    }
    var settled = choice.settled();
    return settled == null ? lookUp(dial.host(), what()) : new InetAddress[] {settled};
  }

  /** The target's name where it is looked up here; in a sandbox there is nothing to look up. */
  private @Nullable String nameToLookUp() {
    var proxy = route.proxy();
    boolean isOurs = proxy != null && proxy.protocol() == ProxyProtocol.SOCKS5;
    return isOurs && !route.isSandboxed() && target != null && !HostName.isIp(target.host())
        ? target.host()
        : null;
  }

  private InetAddress[] lookUp(String name, String what) throws UnknownHostException {
    try {
      return choice.of(name);
    } catch (UnknownHostException e) {
      throw failures.unknown(what, name, e);
    }
  }

  /** What the application is told when it fails. */
  public AttemptFailures failures() {
    return failures;
  }

  @Override
  public @Nullable Opening open(LocalEnd connected) {
    return opening();
  }

  @Override
  public IOException failed(IOException why) {
    return failures.unreachable(why);
  }

  @Override
  public IOException broken(IOException why) {
    return failures.broken(why);
  }

  @Override
  public IOException late() {
    return failures.late();
  }

  @Override
  public IOException refused(ConnectAnswer answer, String advice) {
    return failures.refused(answer, advice);
  }

  /** Who has not answered yet, as messages say it. */
  String awaited() {
    return login == null ? what() : login.awaited();
  }

  /** What is dialled, as messages say it. */
  String what() {
    if (target != null) {
      return "the proxy";
    }
    return route.isLedElsewhere() ? "the address" : "the host";
  }

  /** What is tried, as messages say it. */
  @Override
  public String toString() {
    var proxy = route.proxy();
    if (target == null || proxy == null) {
      return route.isLedElsewhere()
          ? "connect-to " + dial + " for " + route.asked()
          : "ip-version " + choice.version().word() + " for " + route.asked();
    }
    var asked = target.equals(route.asked()) ? "" : " for " + route.asked();
    var verb = proxy.protocol().isSocks() ? "SOCKS connection to " : "CONNECT ";
    return verb + target + asked + " by proxy " + proxy;
  }
}
