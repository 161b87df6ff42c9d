package dev.redial.client.jdk;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Looks the HTTP/2 connection of a host up that java.net.http keeps. */
final class HttpClient2PoolInstrumentation implements TypeInstrumentation {
  static final String TYPE = "jdk.internal.net.http.Http2ClientImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAfter(
            "get",
            "getConnectionFor(HttpRequestImpl,Exchange)",
            new HttpClient2PoolHook(decisions),
            RESULT,
            field("connections")));
  }
}
