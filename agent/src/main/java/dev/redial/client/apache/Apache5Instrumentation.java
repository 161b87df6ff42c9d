package dev.redial.client.apache;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Writes the head of each blocking request of Apache HttpCore 5 and HttpClient 5, CONNECT included.
 * Seen in 5.0 to 5.4.
 */
final class Apache5Instrumentation implements TypeInstrumentation {
  static final String TYPE = "org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "sendRequestHeader(ClassicHttpRequest)", new Apache5Hook(decisions), argument(0)));
  }
}
