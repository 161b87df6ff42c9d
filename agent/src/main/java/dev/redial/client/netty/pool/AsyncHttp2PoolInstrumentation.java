package dev.redial.client.netty.pool;

import static dev.redial.weave.Operand.RESULT;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** AsyncHttpClient's list of connections for HTTP/2; releases before 3.0.4 have none. */
final class AsyncHttp2PoolInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.asynchttpclient.netty.channel.ChannelManager";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
                "pollHttp2Connection(Object)", new AsyncHttpPoolHook(decisions), RESULT)
            .ifThere());
  }
}
