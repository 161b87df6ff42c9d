package dev.redial.client.apache;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Sends each request of Apache HttpCore 4 and of the blocking HttpClient 4, CONNECT included; it
 * also knows the route. What the connection writes is replaced, for the request may be one that the
 * application sends again. Seen in 4.0 to 4.4.
 */
final class Apache4Instrumentation implements TypeInstrumentation {
  static final String TYPE = "org.apache.http.protocol.HttpRequestExecutor";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingBefore(
            "sendRequestHeader",
            "doSendRequest(HttpRequest,HttpClientConnection,HttpContext)",
            new Apache4Hook(decisions),
            argument(2)));
  }
}
