package dev.redial.provider.tcnative;

import static dev.redial.weave.Relocation.copy;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of Netty's engine on OpenSSL. */
public final class TcnativeTypes {
  /** Their simple names. */
  public static final String NAMES =
      "ReferenceCountedOpenSslEngine OpenSslClientSessionCache "
          + "ReferenceCountedOpenSslClientContext$ExtendedTrustManagerVerifyCallback "
          + "ReferenceCountedOpenSslClientContext$TrustManagerVerifyCallback";

  private TcnativeTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "ReferenceCountedOpenSslEngine" ->
          copy(type, TcnativeEngineInstrumentation.TYPE, TcnativeEngineInstrumentation.class);
      case "OpenSslClientSessionCache" ->
          copy(type, TcnativeSessionsInstrumentation.TYPE, TcnativeSessionsInstrumentation.class);
      case "ReferenceCountedOpenSslClientContext$ExtendedTrustManagerVerifyCallback" ->
          copy(type, TcnativeTrustInstrumentation.TYPE, TcnativeTrustInstrumentation.class);
      case "ReferenceCountedOpenSslClientContext$TrustManagerVerifyCallback" ->
          copy(type, TcnativeTrustInstrumentation.PLAIN, TcnativeTrustInstrumentation.class);
      default -> null;
    };
  }
}
