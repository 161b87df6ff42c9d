package dev.redial.client.awscrt;

import dev.redial.decision.Decisions;
import dev.redial.http.RequestHook;
import dev.redial.rule.Effect;
import dev.redial.rule.Layer;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The AWS CRT's pools of HTTP/2 streams, which no rule reaches: refuses what a rule is for. */
final class CrtHttp2Hook extends RequestHook {
  /** Decides by these rules. */
  public CrtHttp2Hook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object request, @Nullable Object target, @Nullable Object pool) throws IOException {
    if (pool == null || !(target instanceof URI uri)) {
      return request;
    }
    if (decisions.sandbox() != null) {
      throw new IOException(CrtPools.PAST_THE_SANDBOX);
    }
    var host = uri.getHost();
    if (decisions.any(host, Effect.ANY) != null) {
      var rule = decisions.find(host, CrtPools.portOf(pool));
      if (rule != null && !decisions.onlyObserves(rule)) {
        var cause = new IOException("AWS CRT: redial does not reach its pools of HTTP/2 streams");
        throw decisions.refusal(rule, Layer.HTTP, host, cause);
      }
    }
    return request;
  }
}
