package dev.redial.instrumentation;

import org.jspecify.annotations.Nullable;

/** The woven types of BouncyCastle's JSSE. */
final class BouncyCastleTypes {
  /** Their simple names. */
  static final String NAMES =
      "ProvSSLSocketDirect ProvSSLSocketWrap ProvSSLEngine ProvSSLSessionContext "
          + "ProvSSLSocketFactory";

  private BouncyCastleTypes() {}

  /** The instrumentation of a type, or null. */
  static @Nullable Class<? extends TypeInstrumentation> of(String type) {
    return switch (type) {
      case BouncyCastleSocketInstrumentation.TYPE, BouncyCastleSocketInstrumentation.LAYERED ->
          BouncyCastleSocketInstrumentation.class;
      case BouncyCastleEngineInstrumentation.TYPE -> BouncyCastleEngineInstrumentation.class;
      case BouncyCastleSessionsInstrumentation.TYPE -> BouncyCastleSessionsInstrumentation.class;
      case LayeredSocketInstrumentation.BOUNCY_CASTLE -> LayeredSocketInstrumentation.class;
      default -> null;
    };
  }
}
