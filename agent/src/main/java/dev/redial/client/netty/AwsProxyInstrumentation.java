package dev.redial.client.netty;

import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * The pools of the AWS SDK's client on Netty, one for each endpoint. Each asks here whether it is
 * to use the application's proxy, and keeps the first answer. Seen in 2.25 to 2.57.
 */
final class AwsProxyInstrumentation implements TypeInstrumentation {
  static final String TYPE =
      "software.amazon.awssdk.http.nio.netty.internal.AwaitCloseChannelPoolMap";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.atEnter(
            "shouldUseProxyForHost(URI)",
            new AwsProxyHook(decisions),
            field("shouldProxyForHostCache"),
            argument(0)));
  }
}
