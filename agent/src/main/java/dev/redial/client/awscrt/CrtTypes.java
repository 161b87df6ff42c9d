package dev.redial.client.awscrt;

import static dev.redial.weave.Relocation.copy;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of the AWS Common Runtime. */
public final class CrtTypes {
  /** Their simple names. */
  public static final String NAMES =
      "HttpClientConnectionManager HttpClientConnection Http2ClientConnection "
          + "Http2StreamManager TlsContext";

  private CrtTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "HttpClientConnectionManager" ->
          copy(type, CrtPoolInstrumentation.TYPE, CrtPoolInstrumentation.class);
      case "HttpClientConnection" ->
          copy(type, CrtConnectionInstrumentation.TYPE, CrtConnectionInstrumentation.class);
      case "Http2ClientConnection" ->
          copy(type, CrtConnectionInstrumentation.HTTP_2, CrtConnectionInstrumentation.class);
      case "Http2StreamManager" ->
          copy(type, CrtHttp2Instrumentation.TYPE, CrtHttp2Instrumentation.class);
      case "TlsContext" ->
          copy(type, CrtContextInstrumentation.TYPE, CrtContextInstrumentation.class);
      default -> null;
    };
  }
}
