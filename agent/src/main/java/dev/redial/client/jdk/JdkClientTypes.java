package dev.redial.client.jdk;

import dev.redial.client.NameCheckInstrumentation;
import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The woven types of the JDK's HTTP clients: HttpURLConnection, java.net.http, and JNDI's LDAP with
 * StartTLS.
 */
public final class JdkClientTypes {
  /** Their simple names. */
  public static final String NAMES =
      "HttpsClient HttpClient Http1Request Http2Connection Response SSLFlowDelegate "
          + "KeepAliveCache ConnectionPool Http2ClientImpl HttpRequestImpl "
          + "DefaultProxySelector ProxySelector$StaticProxySelector StartTlsResponseImpl";

  private JdkClientTypes() {}

  /** The instrumentation of a type, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type) {
    return switch (type) {
      case HttpsClientInstrumentation.TYPE -> HttpsClientInstrumentation.class;
      case UrlConnectionInstrumentation.TYPE -> UrlConnectionInstrumentation.class;
      case Http1RequestInstrumentation.TYPE -> Http1RequestInstrumentation.class;
      case Http2ConnectionInstrumentation.TYPE -> Http2ConnectionInstrumentation.class;
      case HttpClientResponseInstrumentation.TYPE -> HttpClientResponseInstrumentation.class;
      case HttpClientTlsInstrumentation.TYPE -> HttpClientTlsInstrumentation.class;
      case KeepAliveCacheInstrumentation.TYPE -> KeepAliveCacheInstrumentation.class;
      case HttpClient1PoolInstrumentation.TYPE -> HttpClient1PoolInstrumentation.class;
      case HttpClient2PoolInstrumentation.TYPE -> HttpClient2PoolInstrumentation.class;
      case HttpProxyInstrumentation.TYPE -> HttpProxyInstrumentation.class;
      case ProxySelectorInstrumentation.OF_SYSTEM, ProxySelectorInstrumentation.OF_ONE ->
          ProxySelectorInstrumentation.class;
      case NameCheckInstrumentation.START_TLS -> NameCheckInstrumentation.class;
      default -> null;
    };
  }
}
