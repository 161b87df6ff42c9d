package dev.redial.tls;

import dev.redial.rule.Place;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** What the sockets and engines of all providers have in common and share no type for. */
interface TlsConnection {
  /** The SSLSocket or SSLEngine. */
  Object itself();

  /** Who makes the handshake. */
  Provider provider();

  /** The name that TLS is made under, or null where the application did not say. */
  @Nullable String host() throws Throwable;

  /** The host that the application asked for, see {@link Endpoints}. */
  default String asked(String host) {
    return Endpoints.asked(host);
  }

  /** Where its handshake can be refused. */
  default Place place() {
    return provider().place();
  }

  /**
   * How the names of the types begin that are woven for it, with more than one copy of a library.
   */
  default String types() {
    return "";
  }

  /** The port asked for, below 1 where the application did not say. */
  int port();

  /** What the application has set; the server name is named also where it is offered by default. */
  SSLParameters parameters() throws Throwable;

  /** Fails if the provider does not take the parameters as they are. */
  void set(SSLParameters parameters) throws Throwable;

  void setPeerHost(String name) throws Throwable;

  /**
   * Goes without TLS from now on, in place of a handshake.
   *
   * @param peer the instance that stands for the rule, see {@link PeerNames}
   */
  default void speakPlaintext(String peer) throws Throwable {
    throw new SSLException("it cannot do without TLS");
  }

  String[] supportedCipherSuites();

  /** Those of them that are not disabled: what patterns of names stand for. */
  default String[] enabledCipherSuites() {
    return supportedCipherSuites();
  }

  String[] supportedProtocols();
}
