package dev.redial.rule;

import org.jspecify.annotations.Nullable;

/** Where a connection can be refused, because a {@link Capability} is missing that serves it. */
public enum Place {
  /** Nowhere: what is missing is reported only. */
  NONE,
  /** Everywhere: without it no rule is in force. */
  EVERYWHERE,
  /** A handshake of the JDK's own TLS. */
  TLS,
  /** The same, of a socket. */
  TLS_SOCKET(TLS),
  /** The same, of an engine. */
  TLS_ENGINE(TLS),
  /** A handshake of BouncyCastle. */
  BOUNCY_CASTLE,
  /** A handshake of Conscrypt. */
  CONSCRYPT,
  /** A handshake of netty-tcnative. */
  NETTY_TLS,
  /** A handshake of Ktor's own TLS. */
  KTOR,
  /** The look-up of a name, which comes before each dial. */
  NAMES,
  /** A Socket that is about to choose between its proxy and its target. */
  SOCKET_PROXY,
  /** A Socket that dials. */
  SOCKET(NAMES),
  /** A SocketChannel that dials. */
  CHANNEL(NAMES),
  /** An AsynchronousSocketChannel that dials. */
  ASYNC_CHANNEL(NAMES),
  /** A channel of Netty that dials. */
  NETTY_DIAL(NAMES),
  /** A request of HttpURLConnection. */
  URL_CONNECTION,
  /** A request of HttpsURLConnection. */
  HTTPS_URL_CONNECTION(URL_CONNECTION),
  /** A request of HttpURLConnection or HttpsURLConnection that goes to the application's proxy. */
  URL_PROXY,
  /** A request of java.net.http. */
  HTTP_CLIENT,
  /** A request of java.net.http that goes to the application's proxy. */
  HTTP_CLIENT_PROXY;

  private final @Nullable Place wider;

  Place() {
    this(null);
  }

  Place(@Nullable Place wider) {
    this.wider = wider;
  }

  /** The place that this one is part of, or null. */
  public @Nullable Place wider() {
    return wider;
  }
}
