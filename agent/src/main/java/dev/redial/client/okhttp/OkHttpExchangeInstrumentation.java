package dev.redial.client.okhttp;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * OkHttp hands a request over to HTTP/1.1 or HTTP/2, with the Host that :authority is made of. The
 * handshake of a WebSocket goes through it too, CONNECT does not. What is thrown here reaches the
 * application. After an exception of the next method OkHttp would wait for an answer. Seen in 3.14
 * to 5.5.
 */
final class OkHttpExchangeInstrumentation implements TypeInstrumentation {
  static final String TYPE = "okhttp3.internal.connection.Exchange";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "writeRequestHeaders(Request)", new OkHttpHook(decisions), argument(0)),
        Insertion.atEnter(
                "responseHeadersEnd(Response)", new OkHttpAnswerHook(decisions), argument(0))
            .ifThere());
  }
}
