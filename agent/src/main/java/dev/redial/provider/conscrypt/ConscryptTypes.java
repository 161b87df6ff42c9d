package dev.redial.provider.conscrypt;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of Conscrypt. */
public final class ConscryptTypes {
  /** Their simple names. */
  public static final String NAMES =
      "ConscryptEngine ConscryptFileDescriptorSocket ClientSessionContext$HostAndPort";

  private ConscryptTypes() {}

  /** The instrumentation of a type, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type) {
    return switch (type) {
      case ConscryptEngineInstrumentation.TYPE -> ConscryptEngineInstrumentation.class;
      case ConscryptSocketInstrumentation.TYPE -> ConscryptSocketInstrumentation.class;
      case ConscryptSessionsInstrumentation.TYPE -> ConscryptSessionsInstrumentation.class;
      default -> null;
    };
  }
}
