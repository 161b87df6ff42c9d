package dev.redial.client.jdk;

import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.tls.DroppedEngineHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Where java.net.http learns that a connection with TLS has ended. It gives the protocol out then,
 * chosen or not, and does not tell its engine.
 */
final class HttpClientTlsInstrumentation implements TypeInstrumentation {
  static final String TYPE = "jdk.internal.net.http.common.SSLFlowDelegate";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var dropped = new DroppedEngineHook(decisions);
    return List.of(
        Insertion.atEnter("setALPN()", dropped, field("engine")).serving(Capability.ALERTS),
        Insertion.atEnter("normalStop()", dropped, field("engine")).serving(Capability.ALERTS));
  }
}
