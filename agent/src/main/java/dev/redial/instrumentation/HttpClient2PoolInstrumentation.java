package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.field;

import dev.redial.http.HttpClient2PoolHook;
import dev.redial.operate.Decisions;
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
