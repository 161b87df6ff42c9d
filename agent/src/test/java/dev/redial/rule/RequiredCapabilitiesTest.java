package dev.redial.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rule.host.Address;
import dev.redial.rule.host.HostPattern;
import dev.redial.rule.route.IpVersion;
import dev.redial.rule.route.ProxyProtocol;
import dev.redial.rule.route.ProxySettings;
import dev.redial.rule.route.RouteSettings;
import dev.redial.rule.tls.Algorithms;
import dev.redial.rule.tls.Selection;
import dev.redial.rule.tls.TlsSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequiredCapabilitiesTest {
  private static final Set<Capability> ANY_TLS =
      EnumSet.of(
          Capability.HANDSHAKE_START,
          Capability.SESSION_KEYS,
          Capability.BOUNCY_CASTLE,
          Capability.CONSCRYPT,
          Capability.NETTY_TLS,
          Capability.KTOR);
  private static final HttpSettings NO_HEADS = new HttpSettings(null, Map.of(), List.of(), false);
  private static final TlsSettings NO_TLS = TlsSettings.names(null, null, false, false);

  @Test
  void sni_withTheSameVerifyName_needsNoLookAtServerNames() {
    assertThat(names("edge.test", "edge.test", false))
        .isEqualTo(with(ANY_TLS, Capability.URL_VERIFIER));
    assertThat(names("edge.test", "other.test", false)).contains(Capability.SERVER_NAMES);
    assertThat(names(null, "other.test", true))
        .as("the application's server name goes out")
        .contains(Capability.SERVER_NAMES, Capability.CERTIFICATE_CHECKS);
    assertThat(names(TlsSettings.NO_SERVER_NAME, null, false)).isEqualTo(ANY_TLS);
    assertThat(names(TlsSettings.NO_SERVER_NAME, "a_b.test", true))
        .contains(Capability.UNDERSCORE_NAMES)
        .doesNotContain(Capability.SERVER_NAMES);
  }

  @Test
  void offer_thatNamesSomething_needsTheConstraints() {
    var added = new Selection(List.of("TLSv1"), List.of(), List.of());
    var removed = new Selection(List.of(), List.of("TLSv1.2"), List.of());

    assertThat(tls(Selection.NONE, added))
        .isEqualTo(with(ANY_TLS, Capability.ALGORITHM_CONSTRAINTS));
    assertThat(tls(added, Selection.NONE))
        .isEqualTo(with(ANY_TLS, Capability.ALGORITHM_CONSTRAINTS));
    assertThat(tls(Selection.NONE, removed)).isEqualTo(ANY_TLS);
  }

  @Test
  void weakCertificates_needTheChecksOfCertificatesAndOfTheirPaths() {
    var weak = new Algorithms(Selection.NONE, Selection.NONE, List.of("MD5"), true);
    var tls =
        new TlsSettings(
            null, null, false, false, Selection.NONE, Selection.NONE, List.of(), null, null, weak);
    assertThat(needs(tls, NO_HEADS, RouteSettings.NONE))
        .isEqualTo(
            with(
                ANY_TLS,
                Capability.ALGORITHM_CONSTRAINTS,
                Capability.CERTIFICATE_CHECKS,
                Capability.WEAK_CERTIFICATES));
  }

  @Test
  void route_needsEveryTransport_aDirectOneTheProxiesOnly() {
    var direct = new RouteSettings(List.of(), null, true, false, IpVersion.ANY);
    var to =
        new RouteSettings(List.of(new Address("a.test", 1)), null, false, false, IpVersion.ANY);
    var proxy =
        new RouteSettings(
            List.of(),
            ProxySettings.at(ProxyProtocol.HTTPS, new Address("p.test", 443)),
            false,
            false,
            IpVersion.ANY);
    var kind = new RouteSettings(List.of(), null, false, false, IpVersion.FOUR);
    var proxies =
        EnumSet.of(
            Capability.URL_PROXIES,
            Capability.HTTP_CLIENT_PROXIES,
            Capability.SOCKET_PROXIES,
            Capability.SELECTORS);
    var dials =
        with(
            proxies,
            Capability.LOOK_UPS,
            Capability.SOCKET_DIAL,
            Capability.OLD_SOCKETS,
            Capability.CHANNEL_DIAL,
            Capability.ASYNC_DIAL,
            Capability.NETTY_DIAL);

    var own = EnumSet.copyOf(dials);
    own.removeAll(proxies);
    own.remove(Capability.LOOK_UPS);

    assertThat(needs(NO_TLS, NO_HEADS, direct)).isEqualTo(proxies);
    assertThat(needs(NO_TLS, NO_HEADS, kind)).isEqualTo(own);
    assertThat(needs(NO_TLS, NO_HEADS, to)).isEqualTo(dials);
    assertThat(needs(NO_TLS, NO_HEADS, proxy)).isEqualTo(with(dials, Capability.SOCKET_TUNNELS));
  }

  @Test
  void plaintext_needsTheStartOfAHandshake_andNoSession() {
    var plaintext = new RouteSettings(List.of(), null, false, true, IpVersion.ANY);

    assertThat(needs(NO_TLS, NO_HEADS, plaintext))
        .contains(
            Capability.HANDSHAKE_START,
            Capability.PLAIN_SOCKETS,
            Capability.PLAIN_ENGINES,
            Capability.PLAIN_URLS)
        .doesNotContain(Capability.SESSION_KEYS);
  }

  @Test
  void heads_needTheClientsOfTheJdk_rawOnesTheirStreams() {
    var heads = EnumSet.of(Capability.URL_HEADS, Capability.HTTP_CLIENT_HEADS);

    assertThat(heads(false, false)).isEqualTo(heads);
    assertThat(heads(false, true))
        .isEqualTo(
            with(
                heads,
                Capability.SOCKET_HEADS,
                Capability.TLS_ENGINE_HEADS,
                Capability.CHANNEL_HEADS,
                Capability.ASYNC_HEADS,
                Capability.TLS_SOCKET_HEADS));
    assertThat(heads(true, false)).isEqualTo(with(heads, Capability.LOOK_UPS));
  }

  private static Set<Capability> with(Set<Capability> some, Capability... more) {
    var all = EnumSet.copyOf(some);
    all.addAll(List.of(more));
    return all;
  }

  private static Set<Capability> names(
      @Nullable String serverName, @Nullable String verifyName, boolean verify) {
    var tls = TlsSettings.names(serverName, verifyName, verify, false);
    return needs(tls, NO_HEADS, RouteSettings.NONE);
  }

  private static Set<Capability> tls(Selection suites, Selection protocols) {
    var tls =
        new TlsSettings(
            null, null, false, false, suites, protocols, List.of(), null, null, Algorithms.NONE);
    return needs(tls, NO_HEADS, RouteSettings.NONE);
  }

  private static Set<Capability> heads(boolean lowercase, boolean raw) {
    var heads = new HttpSettings("a.test", Map.of(), List.of(), lowercase, raw);
    return needs(NO_TLS, heads, RouteSettings.NONE);
  }

  private static Set<Capability> needs(TlsSettings tls, HttpSettings http, RouteSettings route) {
    var match = new Match(List.of(new HostPattern.Any()), List.of(), List.of());
    return RequiredCapabilities.of(
        new Rule("r", null, Rule.NEVER, false, 1, match, tls, http, route));
  }
}
