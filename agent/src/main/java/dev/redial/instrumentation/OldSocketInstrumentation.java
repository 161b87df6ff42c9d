package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.route.OldSocketHook;
import java.util.List;

/** The sockets that JDK 17 has for {@code -Djdk.net.usePlainSocketImpl}. */
final class OldSocketInstrumentation implements TypeInstrumentation {
  static final String TYPE = "java.net.AbstractPlainSocketImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.atEnter("connect(SocketAddress,int)", new OldSocketHook(decisions), argument(0)));
  }
}
