package dev.redial.client.websocket;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Makes the TLS engines of clients on Grizzly, Tyrus above all. Seen in 2.3 to 4.0. */
final class GrizzlyEngineInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.glassfish.grizzly.ssl.SSLFilter";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.atExit(
                "createClientSSLEngine(SSLConnectionContext,SSLEngineConfigurator)",
                new GrizzlyEngineHook(decisions),
                RESULT,
                SELF,
                argument(0))
            .ifThere());
  }
}
