package dev.redial.client.apache;

import static dev.redial.weave.Relocation.copy;
import static dev.redial.weave.Relocation.ofApache4;

import dev.redial.client.VerifierCallInstrumentation;
import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of Apache HttpClient 4 and 5. */
public final class ApacheTypes {
  /** Their simple names. */
  public static final String NAMES =
      "HttpRequestExecutor ClientHttp1StreamHandler ClientH2StreamHandler SSLSocketFactory "
          + "SSLConnectionSocketFactory AbstractVerifier "
          + "AbstractClientTlsStrategy PoolEntry DefaultBHttpClientConnection "
          + "AbstractMessageWriter DefaultH2RequestConverter DefaultClientExchangeHandlerImpl "
          + "MinimalClientExchangeHandlerImpl PipeliningClientExchangeHandlerImpl "
          + "SSLIOSessionStrategy SSLIOSession DefaultRoutePlanner DefaultHttpRoutePlanner "
          + "ProxySelectorRoutePlanner";

  private ApacheTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "HttpRequestExecutor" ->
          type.contains(".hc.")
              ? answers(type, Apache5AnswerInstrumentation.BLOCKING)
              : ofApache4(type, Apache4Instrumentation.TYPE, Apache4Instrumentation.class);
      case "PoolEntry" ->
          type.contains(".hc.")
              ? copy(type, Apache5PoolInstrumentation.TYPE, Apache5PoolInstrumentation.class)
              : ofApache4(type, Apache4PoolInstrumentation.TYPE, Apache4PoolInstrumentation.class);
      case "DefaultBHttpClientConnection" ->
          copy(type, Apache5Instrumentation.TYPE, Apache5Instrumentation.class);
      case "AbstractMessageWriter" ->
          copy(type, Apache5AsyncInstrumentation.HTTP_1, Apache5AsyncInstrumentation.class);
      case "DefaultH2RequestConverter" ->
          copy(type, Apache5AsyncInstrumentation.HTTP_2, Apache5AsyncInstrumentation.class);
      case "DefaultClientExchangeHandlerImpl" ->
          ofApache4(type, Apache4AsyncInstrumentation.TYPE, Apache4AsyncInstrumentation.class);
      case "MinimalClientExchangeHandlerImpl" ->
          ofApache4(type, Apache4AsyncInstrumentation.MINIMAL, Apache4AsyncInstrumentation.class);
      case "PipeliningClientExchangeHandlerImpl" ->
          ofApache4(
              type, Apache4AsyncInstrumentation.PIPELINING, Apache4AsyncInstrumentation.class);
      default -> ofTls(type, name);
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofTls(String type, String name) {
    return switch (name) {
      case "SSLSocketFactory" ->
          ofApache4(
              type, VerifierCallInstrumentation.APACHE_4_0, VerifierCallInstrumentation.class);
      case "SSLConnectionSocketFactory" ->
          type.contains(".hc.")
              ? copy(type, Apache5TlsInstrumentation.CLASSIC, Apache5TlsInstrumentation.class)
              : ofApache4(
                  type, VerifierCallInstrumentation.APACHE_4_3, VerifierCallInstrumentation.class);
      case "AbstractVerifier" ->
          ofApache4(
              type, Apache4VerifierInstrumentation.TYPE, Apache4VerifierInstrumentation.class);
      case "AbstractClientTlsStrategy" ->
          copy(type, Apache5TlsInstrumentation.STRATEGY, Apache5TlsInstrumentation.class);
      case "SSLIOSessionStrategy" ->
          ofApache4(
              type, Apache4AsyncTlsInstrumentation.TYPE, Apache4AsyncTlsInstrumentation.class);
      case "SSLIOSession" ->
          type.contains(".hc.")
              ? copy(type, ApacheTlsEndInstrumentation.TYPE_5, ApacheTlsEndInstrumentation.class)
              : ofApache4(
                  type, ApacheTlsEndInstrumentation.TYPE_4, ApacheTlsEndInstrumentation.class);
      default -> ofRoute(type, name);
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> ofRoute(String type, String name) {
    return switch (name) {
      case "DefaultRoutePlanner" ->
          type.contains(".hc.")
              ? copy(type, ApacheProxyInstrumentation.TYPE_5, ApacheProxyInstrumentation.class)
              : ofApache4(
                  type, ApacheProxyInstrumentation.TYPE_4, ApacheProxyInstrumentation.class);
      case "DefaultHttpRoutePlanner" ->
          ofApache4(type, ApacheProxyInstrumentation.TYPE_4_0, ApacheProxyInstrumentation.class);
      case "ProxySelectorRoutePlanner" ->
          ofApache4(
              type, ApacheProxyInstrumentation.SELECTOR_4_0, ApacheProxyInstrumentation.class);
      case "ClientHttp1StreamHandler" -> answers(type, Apache5AnswerInstrumentation.HTTP_1);
      case "ClientH2StreamHandler" -> answers(type, Apache5AnswerInstrumentation.HTTP_2);
      default -> null;
    };
  }

  private static @Nullable Class<? extends TypeInstrumentation> answers(
      String type, String original) {
    return copy(type, original, Apache5AnswerInstrumentation.class);
  }
}
