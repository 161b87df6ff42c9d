package dev.redial.client.ktor;

import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.ClientTypes;
import dev.redial.rule.Rule;
import dev.redial.rule.tls.Selection;
import dev.redial.rule.tls.TlsSettings;
import dev.redial.tls.Offer;
import dev.redial.tls.PeerNames;
import dev.redial.tls.trust.BasicTrustManager;
import dev.redial.tls.trust.RuleTrustManager;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** What a rule makes of one {@code io.ktor.network.tls.TLSConfig}, which cannot be changed. */
final class KtorTlsChange {
  private static final String VERSION = "TLSv1.2";
  private static final ClientMethod RANDOM = ClientMethod.object("getRandom()");
  private static final ClientMethod CERTIFICATES = ClientMethod.object("getCertificates()");
  private static final ClientMethod TRUST = ClientMethod.object("getTrustManager()");
  private static final ClientMethod SUITES = ClientMethod.object("getCipherSuites()");
  private static final ClientMethod NAME = ClientMethod.object("getServerName()");
  private static final ClientMethod SUITE_NAME = ClientMethod.object("getName()");
  private static final ClientMethod ALL_SUITES = ClientMethod.object("getSupportedSuites()");
  private static final ClientConstructor NEW =
      new ClientConstructor(
          "TLSConfig", "TLSConfig(SecureRandom,List,X509TrustManager,List,String)");

  private final Rule rule;
  private final TlsSettings tls;
  private final Object config;
  private final @Nullable String before;
  private final String host;

  /** The host is the application's. */
  KtorTlsChange(Rule rule, Object config, String host) {
    this.rule = rule;
    this.tls = rule.tls();
    this.config = config;
    this.before = (String) NAME.call(config);
    this.host = host;
  }

  /** What goes out in the ClientHello, or null. */
  @Nullable String serverName() {
    if (tls.serverName() != null) {
      return tls.serverName().isEmpty() ? null : tls.serverName();
    }
    return tls.lowercase() && before != null ? before.toLowerCase(Locale.ROOT) : before;
  }

  /** What the certificate must be valid for. */
  String verifyName() {
    return tls.verifyName() == null ? host : tls.verifyName();
  }

  /**
   * The changed configuration.
   *
   * @throws SSLException if Ktor cannot do what the rule says
   */
  Object apply() throws GeneralSecurityException, IOException, ReflectiveOperationException {
    requireVersion(tls.protocols());
    if (!tls.applicationProtocols().isEmpty()) {
      throw new SSLException("Ktor's TLS has no ALPN");
    }
    if (tls.clientCertificate() != null) {
      throw new SSLException("Ktor's TLS chooses client certificates by itself");
    }
    if (!tls.algorithms().isEmpty()) {
      throw new SSLException("Ktor's TLS chooses its algorithms by itself");
    }
    return NEW.createOf(
        config,
        RANDOM.get(config),
        CERTIFICATES.get(config),
        trustManager(),
        suites(),
        isNamed() ? named(serverName()) : serverName());
  }

  /** Whether the name to verify is another one than Ktor would. */
  private boolean isNamed() {
    return tls.serverName() != null || tls.verifyName() != null;
  }

  /** An instance by which {@link KtorNameHook} knows that the name has been checked elsewhere. */
  private @Nullable String named(@Nullable String name) {
    return name == null ? null : PeerNames.of(rule, name);
  }

  private static void requireVersion(Selection protocols) throws SSLException {
    var offered = List.of(VERSION);
    var offer = Offer.of(protocols, offered.toArray(new String[0]), offered, offered);
    if (!offer.names().equals(offered) || !offer.unknown().isEmpty()) {
      throw new SSLException("Ktor's TLS speaks " + VERSION + " and nothing else");
    }
  }

  private X509TrustManager trustManager() throws GeneralSecurityException, IOException {
    var application = (X509TrustManager) TRUST.get(config);
    boolean checksName = tls.verify() || (isNamed() && checksNames());
    RuleTrustManager.requireReadable(rule);
    if (tls.trust() == null && !checksName) {
      return application;
    }
    var extended =
        application instanceof X509ExtendedTrustManager known
            ? known
            : new BasicTrustManager(application);
    return new RuleTrustManager(extended, rule, checksName ? verifyName() : null, null);
  }

  /** Whether Ktor would check a name: it does since 2.3.5, if it sends one. */
  private boolean checksNames() {
    try {
      ClientTypes.relativeTo(config.getClass(), "HostnameUtilsKt");
      return before != null;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private Object suites() throws SSLException, ReflectiveOperationException {
    if (tls.cipherSuites().isEmpty()) {
      return SUITES.get(config);
    }
    var known = new LinkedHashMap<String, Object>();
    add(known, allSuites());
    var own = new LinkedHashMap<String, Object>();
    add(own, SUITES.get(config));
    known.putAll(own);
    var names = known.keySet();
    var offer = Offer.of(tls.cipherSuites(), own.keySet().toArray(new String[0]), names, names);
    if (offer.names().isEmpty() || !offer.unknown().isEmpty()) {
      throw new SSLException(
          offer.unknown().isEmpty()
              ? "the rule leaves no cipher suite to offer"
              : "Ktor's TLS has no cipher suite " + String.join(", ", offer.unknown()));
    }
    var suites = new ArrayList<Object>();
    offer.names().forEach(name -> suites.add(known.get(name)));
    return suites;
  }

  private static void add(Map<String, Object> suites, Object list) {
    for (var suite : (List<?>) list) {
      suites.put((String) SUITE_NAME.get(suite), suite);
    }
  }

  private Object allSuites() throws ReflectiveOperationException {
    var holder = ClientTypes.relativeTo(config.getClass(), "CIOCipherSuites");
    return ALL_SUITES.get(holder.getField("INSTANCE").get(null));
  }
}
