package dev.redial.client.netty.pool;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** AsyncHttpClient's pool of connections for HTTP/1.1, in 2.5 to 3.0. */
final class AsyncHttpPoolInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.asynchttpclient.netty.channel.DefaultChannelPool";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingBefore(
            "isChannelActive", "poll(Object)", new AsyncHttpPoolHook(decisions)));
  }
}
