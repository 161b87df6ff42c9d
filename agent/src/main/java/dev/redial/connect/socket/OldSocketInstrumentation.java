package dev.redial.connect.socket;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
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
