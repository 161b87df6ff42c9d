package dev.redial.client.netty;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Where AsyncHttpClient chooses a proxy for a request: the request's own, the application's, or a
 * selector's. Seen in 2.5 to 3.0.13.
 */
final class AsyncHttpProxyInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.asynchttpclient.util.ProxyUtils";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
            "getProxyServer(AsyncHttpClientConfig,Request)",
            new AsyncHttpProxyHook(decisions),
            RESULT,
            argument(1)));
  }
}
