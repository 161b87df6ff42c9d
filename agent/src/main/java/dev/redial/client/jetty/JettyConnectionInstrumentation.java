package dev.redial.client.jetty;

import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * A kept connection of Jetty's client: sends each request of either HTTP, and is given back after
 * each one over HTTP/2. Seen in 9.4.0 to 12.1.12.
 */
final class JettyConnectionInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.eclipse.jetty.client.transport.HttpConnection";

  /** Up to 11. */
  static final String OLD = "org.eclipse.jetty.client.HttpConnection";

  static final String HTTP_2 =
      "org.eclipse.jetty.http2.client.transport.internal.HttpConnectionOverHTTP2";

  /** Up to 11. */
  static final String OLD_HTTP_2 = "org.eclipse.jetty.http2.client.http.HttpConnectionOverHTTP2";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var released = new JettyReleaseHook(decisions);
    return List.of(
        Insertion.instead(
                "send(HttpChannel,HttpExchange)", new JettySendHook(decisions), SELF, argument(0))
            .ifThere(),
        Insertion.atExit("release(HttpChannelOverHTTP2)", released, SELF, field("activeChannels"))
            .ifThere(),
        Insertion.atExit("release(HttpChannel)", released, SELF, field("activeChannels"))
            .ifThere());
  }
}
