package dev.redial.client.helidon;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Where Helidon's WebClient has the fields of a request, to write its head over HTTP/1.1, with or
 * without a stream for the body. Seen in 4.0.0 to 4.5.0.
 */
final class HelidonInstrumentation implements TypeInstrumentation {
  static final String ENTITY = "io.helidon.webclient.http1.Http1CallEntityChain";
  static final String STREAM = "io.helidon.webclient.http1.Http1CallOutputStreamChain";

  private static final String PROCEED =
      "doProceed(ClientConnection,WebClientServiceRequest,ClientRequestHeaders,DataWriter,"
          + "DataReader,BufferData)";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(PROCEED, new HelidonHook(decisions), argument(2), argument(1)));
  }
}
