package dev.redial.provider.jsse.groups;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types in which the JDK's own TLS chooses groups and makes key shares. */
public final class JsseGroupTypes {
  /** Their simple names. */
  public static final String NAMES =
      "SupportedGroupsExtension$CHSupportedGroupsProducer "
          + "KeyShareExtension$CHKeyShareProducer "
          + "KeyShareExtension$SHKeyShareConsumer "
          + "ECDHServerKeyExchange$ECDHServerKeyExchangeMessage";

  private JsseGroupTypes() {}

  /** The instrumentation of a type, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type) {
    return switch (type) {
      case SupportedGroupsInstrumentation.TYPE -> SupportedGroupsInstrumentation.class;
      case ChosenGroupInstrumentation.TYPE -> ChosenGroupInstrumentation.class;
      case KeyShareInstrumentation.TYPE -> KeyShareInstrumentation.class;
      case ServerShareInstrumentation.TYPE -> ServerShareInstrumentation.class;
      default -> null;
    };
  }
}
