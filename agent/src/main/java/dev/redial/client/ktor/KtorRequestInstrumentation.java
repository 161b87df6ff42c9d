package dev.redial.client.ktor;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Where Ktor's own client, CIO, begins to write a request's head, and a CONNECT to a proxy of its
 * own. These are suspending functions: resumed, they are called without arguments. Seen in 2.3.0 to
 * 3.6.1.
 */
final class KtorRequestInstrumentation implements TypeInstrumentation {
  static final String TYPE = "io.ktor.client.engine.cio.UtilsKt";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.atEnter(
            "writeHeaders(HttpRequestData,ByteWriteChannel,boolean,boolean,Continuation)",
            new KtorRequestHook(decisions),
            argument(0)),
        Insertion.atEnter(
            "startTunnel(HttpRequestData,ByteWriteChannel,ByteReadChannel,Continuation)",
            new KtorTunnelHook(decisions),
            argument(0),
            argument(1)));
  }

  @Override
  public Capability capability() {
    return Capability.KTOR;
  }
}
