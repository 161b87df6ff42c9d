package dev.redial.http.raw;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types that take requests which an application writes by hand, apart from channels. */
public final class RawTypes {
  /** Their simple names. */
  public static final String NAMES = "Socket SSLSocketImpl SSLEngineImpl";

  private RawTypes() {}

  /** The instrumentation of a type, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type) {
    return switch (type) {
      case SocketInstrumentation.TYPE -> SocketInstrumentation.class;
      case TlsSocketInstrumentation.TYPE -> TlsSocketInstrumentation.class;
      case TlsEngineInstrumentation.TYPE -> TlsEngineInstrumentation.class;
      default -> null;
    };
  }
}
