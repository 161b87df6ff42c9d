package dev.redial.client.jetty;

import static dev.redial.weave.Relocation.copy;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of Jetty's client. */
public final class JettyTypes {
  /** Their simple names. */
  public static final String NAMES =
      "HttpSenderOverHTTP HttpSenderOverHTTP$HeadersCallback HpackEncoder HttpConnection "
          + "HttpConnectionOverHTTP2 ProxyConfiguration";

  private JettyTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "HttpSenderOverHTTP" ->
          copy(
              type,
              type.contains(".transport.") ? JettyInstrumentation.TYPE : JettyInstrumentation.OLD,
              JettyInstrumentation.class);
      case "HttpSenderOverHTTP$HeadersCallback" ->
          copy(type, JettyInstrumentation.OLDEST, JettyInstrumentation.class);
      case "HpackEncoder" ->
          copy(type, JettyHpackInstrumentation.TYPE, JettyHpackInstrumentation.class);
      case "HttpConnection" ->
          copy(
              type,
              type.contains(".transport.")
                  ? JettyConnectionInstrumentation.TYPE
                  : JettyConnectionInstrumentation.OLD,
              JettyConnectionInstrumentation.class);
      case "HttpConnectionOverHTTP2" ->
          copy(
              type,
              type.contains(".transport.")
                  ? JettyConnectionInstrumentation.HTTP_2
                  : JettyConnectionInstrumentation.OLD_HTTP_2,
              JettyConnectionInstrumentation.class);
      case "ProxyConfiguration" ->
          copy(type, JettyProxyInstrumentation.TYPE, JettyProxyInstrumentation.class);
      default -> null;
    };
  }
}
