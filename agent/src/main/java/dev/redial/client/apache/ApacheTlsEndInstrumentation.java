package dev.redial.client.apache;

import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.tls.DroppedEngineHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Where the asynchronous clients of Apache end a connection with TLS. After a reset they do not
 * tell their engine.
 */
final class ApacheTlsEndInstrumentation implements TypeInstrumentation {
  static final String TYPE_5 = "org.apache.hc.core5.reactor.ssl.SSLIOSession";
  static final String TYPE_4 = "org.apache.http.nio.reactor.ssl.SSLIOSession";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var dropped = new DroppedEngineHook(decisions);
    return List.of(
        Insertion.atEnter("close(CloseMode)", dropped, field("sslEngine")).oneOf("end"),
        Insertion.atEnter("shutdown()", dropped, field("sslEngine")).oneOf("end"));
  }
}
