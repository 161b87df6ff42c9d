package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.SELF;
import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.tls.GrizzlyEngineHook;
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
