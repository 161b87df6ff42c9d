package dev.redial.client.helidon;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** What {@link HelidonInstrumentation} weaves, for HTTP/2. Seen in 4.0.8 to 4.5.0. */
final class HelidonHttp2Instrumentation implements TypeInstrumentation {
  static final String TYPE = "io.helidon.webclient.http2.Http2CallChainBase";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "prepareHeaders(Method,ClientRequestHeaders,ClientUri)",
            new HelidonHook(decisions),
            argument(1),
            argument(2),
            argument(0)));
  }
}
