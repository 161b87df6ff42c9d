package dev.redial.connect.socket;

import dev.redial.rule.OldJdk;
import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types that connect a socket. */
public final class SocketTypes {
  /** Their simple names. */
  public static final String NAMES =
      "NioSocketImpl SocksSocketImpl HttpConnectSocketImpl AbstractPlainSocketImpl";

  private SocketTypes() {}

  /** The instrumentation of a type, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type) {
    return switch (type) {
      case NioSocketInstrumentation.TYPE -> NioSocketInstrumentation.class;
      case DelegatingSocketInstrumentation.SOCKS, DelegatingSocketInstrumentation.HTTP ->
          DelegatingSocketInstrumentation.class;
      case OldSocketInstrumentation.TYPE ->
          OldJdk.IS_HERE ? NioSocketInstrumentation.class : OldSocketInstrumentation.class;
      default -> null;
    };
  }
}
