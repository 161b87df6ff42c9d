package dev.redial.client.ktor;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Where Ktor's own TLS begins each handshake; a suspending function, which is called without
 * arguments when it is resumed. Seen in 2.3.0 to 3.6.1.
 */
final class KtorTlsInstrumentation implements TypeInstrumentation {
  static final String TYPE = "io.ktor.network.tls.TLSClientSessionJvmKt";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "openTLSSession(Socket,ByteReadChannel,ByteWriteChannel,TLSConfig,CoroutineContext,"
                + "Continuation)",
            new KtorTlsHook(decisions),
            argument(3),
            argument(0),
            argument(2)));
  }

  @Override
  public Capability capability() {
    return Capability.KTOR;
  }
}
