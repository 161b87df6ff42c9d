package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;

import dev.redial.http.AsyncHttpPoolHook;
import dev.redial.operate.Decisions;
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
