package dev.redial.instrumentation;

import static dev.redial.instrumentation.Relocation.copy;

import org.jspecify.annotations.Nullable;

/** The woven types of Netty's engine on OpenSSL. */
final class TcnativeTypes {
  /** Their simple names. */
  static final String NAMES =
      "ReferenceCountedOpenSslEngine OpenSslClientSessionCache "
          + "ReferenceCountedOpenSslClientContext$ExtendedTrustManagerVerifyCallback "
          + "ReferenceCountedOpenSslClientContext$TrustManagerVerifyCallback";

  private TcnativeTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
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
