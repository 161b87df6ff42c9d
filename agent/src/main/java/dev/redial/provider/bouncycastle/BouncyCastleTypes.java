package dev.redial.provider.bouncycastle;

import dev.redial.provider.LayeredSocketInstrumentation;
import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of BouncyCastle's JSSE. */
public final class BouncyCastleTypes {
  /** Their simple names. */
  public static final String NAMES =
      "ProvSSLSocketDirect ProvSSLSocketWrap ProvSSLEngine ProvSSLSessionContext "
          + "ProvSSLSocketFactory";

  private BouncyCastleTypes() {}

  /** The instrumentation of a type, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type) {
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
