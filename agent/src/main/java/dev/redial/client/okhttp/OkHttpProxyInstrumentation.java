package dev.redial.client.okhttp;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Where OkHttp chooses a proxy for a URL: the application's, or a selector's. Seen in 3.0 to 5.5.
 */
final class OkHttpProxyInstrumentation implements TypeInstrumentation {
  static final String TYPE = "okhttp3.internal.connection.RouteSelector";

  /** Up to 3.3. */
  static final String OLD = "okhttp3.internal.http.RouteSelector";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "resetNextProxy(HttpUrl,Proxy)",
            new OkHttpProxyHook(decisions),
            argument(1),
            argument(0)));
  }
}
