package dev.redial.client.grpc;

import static dev.redial.weave.Relocation.copy;

import dev.redial.client.VerifierCallInstrumentation;
import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of gRPC's own copy of OkHttp. */
public final class GrpcTypes {
  /** Their simple names. */
  public static final String NAMES = "Http2$Writer OkHttpTlsUpgrader";

  private GrpcTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "Http2$Writer" ->
          copy(type, GrpcOkHttpInstrumentation.TYPE, GrpcOkHttpInstrumentation.class);
      case "OkHttpTlsUpgrader" ->
          copy(type, VerifierCallInstrumentation.GRPC, VerifierCallInstrumentation.class);
      default -> null;
    };
  }
}
