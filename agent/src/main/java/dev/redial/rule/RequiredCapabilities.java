package dev.redial.rule;

import dev.redial.rule.route.RouteSettings;
import dev.redial.rule.tls.Selection;
import dev.redial.rule.tls.TlsSettings;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rule's settings need to be carried out as a whole. */
public final class RequiredCapabilities {
  private RequiredCapabilities() {}

  /** The capabilities that a connection of the rule may need, whatever its client. */
  public static Set<Capability> of(Rule rule) {
    var needs = EnumSet.noneOf(Capability.class);
    if (rule.changesHandshake()) {
      needs.add(Capability.HANDSHAKE_START);
      addEndpoints(rule.match(), needs);
      needs.add(Capability.BOUNCY_CASTLE);
      needs.add(Capability.CONSCRYPT);
      needs.add(Capability.NETTY_TLS);
      needs.add(Capability.KTOR);
    }
    addTls(rule.tls(), needs);
    addRoute(rule.route(), needs);
    addHeads(rule.http(), needs);
    return needs;
  }

  private static void addEndpoints(Match match, Set<Capability> needs) {
    if (!match.ports().isEmpty()) {
      needs.add(Capability.LAYERED_PORTS);
    }
    if (match.hasBlocks()) {
      needs.add(Capability.NAMES_OF_ADDRESSES);
    }
  }

  private static void addTls(TlsSettings tls, Set<Capability> needs) {
    if (!tls.isEmpty()) {
      needs.add(Capability.SESSION_KEYS);
    }
    if (tls.changesTrust()) {
      needs.add(Capability.CERTIFICATE_CHECKS);
    }
    if (tls.algorithms().acceptsWeakCertificates()) {
      needs.add(Capability.WEAK_CERTIFICATES);
    }
    if (tls.clientCertificate() != null) {
      needs.add(Capability.CLIENT_CERTIFICATES);
    }
    if (!tls.algorithms().groups().isEmpty()) {
      needs.add(Capability.GROUPS);
    }
    if (namesAny(tls)) {
      needs.add(Capability.ALGORITHM_CONSTRAINTS);
    }
    var verified = tls.verifyName();
    if (verified != null) {
      addNames(verified, tls.serverName(), needs);
    }
  }

  private static void addNames(
      String verified, @Nullable String serverName, Set<Capability> needs) {
    needs.add(Capability.URL_VERIFIER);
    if (verified.indexOf('_') >= 0) {
      needs.add(Capability.UNDERSCORE_NAMES);
    }
    if (mayBeTakenForAnother(verified, serverName)) {
      needs.add(Capability.SERVER_NAMES);
    }
  }

  /** Whether JSSE, left alone, takes a certificate for the server name sent as good. */
  private static boolean mayBeTakenForAnother(String verified, @Nullable String serverName) {
    return !TlsSettings.NO_SERVER_NAME.equals(serverName) && !verified.equalsIgnoreCase(serverName);
  }

  /** What it names may be disabled in the JVM that it is read in, though not here. */
  private static boolean namesAny(TlsSettings tls) {
    return names(tls.cipherSuites())
        || names(tls.protocols())
        || names(tls.algorithms().groups())
        || names(tls.algorithms().signatureSchemes())
        || !tls.algorithms().permitted().isEmpty();
  }

  private static boolean names(Selection selection) {
    return !selection.add().isEmpty() || !selection.only().isEmpty();
  }

  private static void addRoute(RouteSettings route, Set<Capability> needs) {
    if (route.plaintext()) {
      needs.add(Capability.PLAIN_SOCKETS);
      needs.add(Capability.PLAIN_ENGINES);
      needs.add(Capability.PLAIN_URLS);
    }
    if (route.changesAddress() || route.direct()) {
      needs.add(Capability.URL_PROXIES);
      needs.add(Capability.HTTP_CLIENT_PROXIES);
      needs.add(Capability.SOCKET_PROXIES);
      needs.add(Capability.SELECTORS);
    }
    if (route.changesAddress()) {
      needs.add(Capability.LOOK_UPS);
    }
    if (route.dials()) {
      needs.add(Capability.SOCKET_DIAL);
      needs.add(Capability.OLD_SOCKETS);
      needs.add(Capability.CHANNEL_DIAL);
      needs.add(Capability.ASYNC_DIAL);
      needs.add(Capability.NETTY_DIAL);
    }
    addProxy(route, needs);
  }

  private static void addProxy(RouteSettings route, Set<Capability> needs) {
    var proxy = route.proxy();
    if (proxy != null && proxy.tls()) {
      needs.add(Capability.SOCKET_TUNNELS);
    }
    if (needsKerberos(route)) {
      needs.add(Capability.KERBEROS);
    }
  }

  /** Whether a connection that is led so needs {@link Capability#KERBEROS}. */
  public static boolean needsKerberos(RouteSettings route) {
    var proxy = route.proxy();
    return proxy != null && proxy.login() != null && proxy.login().isKerberosAlone();
  }

  private static void addHeads(HttpSettings http, Set<Capability> needs) {
    if (!http.isEmpty()) {
      needs.add(Capability.URL_HEADS);
      needs.add(Capability.HTTP_CLIENT_HEADS);
    }
    if (http.rawHttp()) {
      needs.add(Capability.SOCKET_HEADS);
      needs.add(Capability.CHANNEL_HEADS);
      needs.add(Capability.ASYNC_HEADS);
      needs.add(Capability.TLS_SOCKET_HEADS);
      needs.add(Capability.TLS_ENGINE_HEADS);
    }
    if (http.lowercase()) {
      needs.add(Capability.LOOK_UPS);
    }
  }
}
