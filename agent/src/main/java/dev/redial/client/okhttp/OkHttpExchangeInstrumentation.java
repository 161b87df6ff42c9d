package dev.redial.client.okhttp;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * OkHttp hands a request over to HTTP/1.1 or HTTP/2, with the Host that :authority is made of; the
 * handshake of a WebSocket goes through it too, CONNECT does not. What is thrown here reaches the
 * application; when it comes out of the next method, OkHttp waits for an answer all the same. Seen
 * in 3.14 to 5.5.
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
