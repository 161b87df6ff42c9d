// Longer than 250 lines: the one table of what is woven for what.
package dev.redial.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * What the agent can do in a JVM because a hook is woven there. A rule needs some of them ({@link
 * RequiredCapabilities}); where one is missing, the connections of those rules are refused at its
 * {@link Place}.
 */
public enum Capability {
  /** The raw-http of SSLSockets. */
  TLS_SOCKET_HEADS(
      Place.TLS_SOCKET, "heads that are written to TLS sockets", "sun.security.ssl.SSLSocketImpl"),
  /** The raw-http of SSLEngines. */
  TLS_ENGINE_HEADS(
      Place.TLS_ENGINE, "heads that go into TLS engines", "sun.security.ssl.SSLEngineImpl"),
  /** The plaintext of SSLSockets. */
  PLAIN_SOCKETS(Place.TLS_SOCKET, "plaintext on TLS sockets", "sun.security.ssl.SSLSocketImpl"),
  /** The plaintext of SSLEngines. */
  PLAIN_ENGINES(Place.TLS_ENGINE, "plaintext on TLS engines", "javax.net.ssl.SSLContext"),
  /** All of TLS. */
  HANDSHAKE_START(
      Place.EVERYWHERE, "the start of TLS handshakes", "sun.security.ssl.TransportContext"),
  /** Sessions of ruled connections are resumed by the same rule only. */
  SESSION_KEYS(
      Place.TLS, "the keys of kept TLS sessions", "sun.security.ssl.SSLSessionContextImpl"),
  /** A certificate for the server name is not as good as one for the verify name. */
  SERVER_NAMES(
      Place.TLS,
      "the names that a certificate may be for",
      "sun.security.ssl.X509TrustManagerImpl"),
  /** The trust of a rule, and the name that it demands. */
  CERTIFICATE_CHECKS(
      Place.TLS,
      "the check of certificates",
      "sun.security.ssl.CertificateMessage$T12CertificateConsumer",
      "sun.security.ssl.CertificateMessage$T13CertificateConsumer",
      "sun.security.ssl.X509TrustManagerImpl"),
  /** The client certificate of a rule. */
  CLIENT_CERTIFICATES(
      Place.TLS,
      "the choice of client certificates",
      "sun.security.ssl.X509Authentication",
      "sun.security.ssl.CertificateRequest$T10CertificateRequestConsumer",
      "sun.security.ssl.CertificateRequest$T12CertificateRequestConsumer",
      "sun.security.ssl.CertificateMessage$T13CertificateProducer"),
  /** The groups of a rule. */
  GROUPS(
      Place.TLS,
      "the named groups offered",
      "sun.security.ssl.SupportedGroupsExtension$CHSupportedGroupsProducer",
      "sun.security.ssl.KeyShareExtension$CHKeyShareProducer",
      "sun.security.ssl.KeyShareExtension$SHKeyShareConsumer",
      "sun.security.ssl.ECDHServerKeyExchange$ECDHServerKeyExchangeMessage"),
  /** Suites, versions and signature schemes that the JDK disables. */
  ALGORITHM_CONSTRAINTS(
      Place.TLS, "the JDK's disabled algorithms", "sun.security.ssl.SSLAlgorithmConstraints"),
  /** Certificates that the JDK disables. */
  WEAK_CERTIFICATES(
      Place.TLS,
      "the JDK's disabled certificates",
      "sun.security.provider.certpath.AlgorithmChecker"),
  /** The port that a TLS socket is layered over another socket for. */
  LAYERED_PORTS(
      Place.TLS_SOCKET, "ports of layered TLS sockets", "sun.security.ssl.SSLSocketFactoryImpl"),
  /** The address that a client has looked a name up for, under which it makes TLS. */
  NAMES_OF_ADDRESSES(Place.TLS, "look-ups of addresses", "java.net.InetAddress"),
  /** Certificates for names that Java takes for invalid. */
  UNDERSCORE_NAMES(
      Place.TLS, "certificate names with an underscore", "sun.security.util.HostnameChecker"),
  /** HttpsURLConnection compares the certificate with the URL, besides. */
  URL_VERIFIER(
      Place.HTTPS_URL_CONNECTION,
      "the name check of HttpsURLConnection",
      "sun.net.www.protocol.https.HttpsClient"),
  /** The same, where there is no certificate. */
  PLAIN_URLS(
      Place.HTTPS_URL_CONNECTION,
      "plaintext with HttpsURLConnection",
      "sun.net.www.protocol.https.HttpsClient"),
  /** The name that LDAP checks after StartTLS; it refuses by itself where this is missing. */
  START_TLS_NAMES(
      Place.NONE,
      "the name check of LDAP with StartTLS",
      "com.sun.jndi.ldap.ext.StartTlsResponseImpl"),
  /** The heads of both. */
  URL_HEADS(Place.URL_CONNECTION, "heads of HttpURLConnection", "sun.net.www.http.HttpClient"),
  /** The proxies of both. */
  URL_PROXIES(
      Place.URL_PROXY,
      "the proxies of HttpURLConnection",
      "sun.net.www.http.HttpClient",
      "sun.net.www.protocol.https.HttpsClient"),
  /** Heads of HTTP/1.1 and HTTP/2: which of them it will be is open until the server answers. */
  HTTP_CLIENT_HEADS(
      Place.HTTP_CLIENT,
      "heads of java.net.http",
      "jdk.internal.net.http.Http1Request",
      "jdk.internal.net.http.Http2Connection"),
  /** Its ProxySelector. */
  HTTP_CLIENT_PROXIES(
      Place.HTTP_CLIENT_PROXY,
      "the proxies of java.net.http",
      "jdk.internal.net.http.HttpRequestImpl"),
  /** Names in lower case, and names that need not resolve. */
  LOOK_UPS(
      Place.NAMES,
      "look-ups of names",
      "java.net.InetAddress",
      "java.net.SocksSocketImpl",
      "java.net.HttpConnectSocketImpl"),
  /** The SOCKS or HTTP proxy that a Socket was made with. */
  SOCKET_PROXIES(
      Place.SOCKET_PROXY,
      "the proxies of sockets",
      "java.net.SocksSocketImpl",
      "java.net.HttpConnectSocketImpl"),
  /** Where a Socket goes. */
  SOCKET_DIAL(Place.SOCKET, "the dialling of sockets", "sun.nio.ch.NioSocketImpl"),
  /** TLS to the rule's proxy, which a Socket has below the application's own bytes. */
  SOCKET_TUNNELS(Place.SOCKET, "TLS from sockets to a proxy", "sun.nio.ch.NioSocketImpl"),
  /** The raw-http of Sockets. */
  SOCKET_HEADS(Place.SOCKET, "heads that are written to sockets", "java.net.Socket"),
  /** Where a SocketChannel goes. */
  CHANNEL_DIAL(
      Place.CHANNEL,
      "the dialling of channels",
      "sun.nio.ch.SocketChannelImpl",
      "sun.nio.ch.SocketAdaptor"),
  /** The raw-http of SocketChannels, and of their sockets and streams. */
  CHANNEL_HEADS(
      Place.CHANNEL,
      "heads that are written to channels",
      "sun.nio.ch.SocketChannelImpl",
      "sun.nio.ch.FileChannelImpl",
      "java.nio.channels.spi.AbstractInterruptibleChannel"),
  /** Where an AsynchronousSocketChannel goes. */
  ASYNC_DIAL(
      Place.ASYNC_CHANNEL,
      "the dialling of asynchronous channels",
      "sun.nio.ch.UnixAsynchronousSocketChannelImpl"),
  /** The raw-http of AsynchronousSocketChannels. */
  ASYNC_HEADS(
      Place.ASYNC_CHANNEL,
      "heads that are written to asynchronous channels",
      "sun.nio.ch.AsynchronousSocketChannelImpl",
      "sun.nio.ch.UnixAsynchronousSocketChannelImpl"),
  /** The refusal of ruled connections of JDK 17's old sockets, which are in no later one. */
  OLD_SOCKETS(Place.SOCKET, "the old sockets of JDK 17", "java.net.AbstractPlainSocketImpl"),
  /** The refusal of connections for which a hook is missing. */
  GUARDS(
      Place.NONE,
      "refusals where another hook is missing",
      "java.net.Socket",
      "sun.nio.ch.SocketChannelImpl",
      "sun.nio.ch.SocketAdaptor",
      "sun.nio.ch.AsynchronousSocketChannelImpl",
      "sun.net.www.http.HttpClient",
      "jdk.internal.net.http.HttpRequestImpl"),
  /** What an application that dials its proxies itself is told about them. */
  SELECTORS(
      Place.NONE,
      "the JDK's ProxySelectors, which some clients ask",
      "sun.net.spi.DefaultProxySelector",
      "java.net.ProxySelector$StaticProxySelector"),
  /** Kept connections, whose rule may have changed. */
  POOLS(
      Place.NONE,
      "kept connections of the JDK's HTTP clients",
      "sun.net.www.http.KeepAliveCache",
      "jdk.internal.net.http.ConnectionPool",
      "jdk.internal.net.http.Http2ClientImpl"),
  /** Kept sessions, whose rule may be gone. */
  SESSION_HOUSEKEEPING(
      Place.NONE, "removal of old TLS sessions", "sun.security.ssl.SSLSessionContextImpl"),
  /** The count of handshakes that fail. */
  ALERTS(
      Place.NONE,
      "failures of TLS handshakes",
      "sun.security.ssl.TransportContext",
      "jdk.internal.net.http.common.SSLFlowDelegate"),
  /** What servers answer, for hints. */
  ANSWERS(Place.NONE, "answers", "sun.net.www.http.HttpClient", "jdk.internal.net.http.Response"),
  /** Each ClientHello. */
  FINGERPRINTS(Place.NONE, "fingerprints of TLS", "sun.security.ssl.SSLHandshake$HandshakeMessage"),
  /** What a sandbox holds back besides. */
  DATAGRAMS(Place.NONE, "datagrams of a sandbox", "sun.nio.ch.DatagramChannelImpl"),
  /** A host's own address, where it need not resolve and no rule leads. */
  OWN_ADDRESSES(
      Place.NONE,
      "addresses of hosts that are bound to or get datagrams",
      "sun.nio.ch.NioSocketImpl",
      "sun.nio.ch.SocketChannelImpl",
      "sun.nio.ch.ServerSocketChannelImpl",
      "sun.nio.ch.AsynchronousServerSocketChannelImpl",
      "sun.nio.ch.AsynchronousSocketChannelImpl",
      "sun.nio.ch.DatagramChannelImpl",
      "java.net.Inet4AddressImpl",
      "java.net.Inet6AddressImpl"),
  /** The tickets by which alone a rule's proxy is told who asks; nothing is woven for them. */
  KERBEROS(Place.NAMES, "Kerberos for 'auth: negotiate'"),
  /** All of BouncyCastle's TLS. */
  BOUNCY_CASTLE(Place.BOUNCY_CASTLE, "TLS of BouncyCastle"),
  /** All of Conscrypt's TLS. */
  CONSCRYPT(Place.CONSCRYPT, "TLS of Conscrypt"),
  /** All of netty-tcnative's TLS. */
  NETTY_TLS(Place.NETTY_TLS, "TLS of netty-tcnative"),
  /** All of Ktor's own TLS. */
  KTOR(Place.KTOR, "TLS of Ktor"),
  /** Where a channel of Netty's own transports goes. */
  NETTY_DIAL(Place.NETTY_DIAL, "the dialling of Netty"),
  /** Whatever else a library is woven for. */
  LIBRARY(Place.NONE, "a client library");

  private final Place place;
  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // it is, by List.of
  private final List<String> types;

  Capability(Place place, String words, String... types) {
    this.place = place;
    this.words = words;
    this.types = OldJdk.types(types);
  }

  /** Where a connection is refused that needs it. */
  public Place place() {
    return place;
  }

  /** The types of the JDK that are woven for it; none for one of a library. */
  public List<String> types() {
    return types;
  }

  /**
   * Whether its types are woven once it is needed, since few rules need it. They may be in use by
   * then.
   */
  public boolean isOnDemand() {
    return this == CLIENT_CERTIFICATES
        || this == GROUPS
        || this == ALGORITHM_CONSTRAINTS
        || this == WEAK_CERTIFICATES
        || this == FINGERPRINTS;
  }

  /** Those that a type of the JDK is woven for. */
  public static List<Capability> of(String type) {
    var served = new ArrayList<Capability>();
    for (var capability : values()) {
      if (capability.types.contains(type)) {
        served.add(capability);
      }
    }
    return served;
  }

  /** For people. */
  @Override
  public String toString() {
    return words;
  }
}
