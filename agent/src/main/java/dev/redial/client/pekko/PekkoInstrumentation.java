package dev.redial.client.pekko;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Renders the requests of Pekko HTTP's client, and of Akka HTTP's, over HTTP/1.1: where it asks for
 * the bytes of a head that is complete. Seen in Akka 10.1.0 to Pekko 1.3.0, by Scala 2.12 to 3.
 */
final class PekkoInstrumentation implements TypeInstrumentation {
  static final String TYPE =
      "org.apache.pekko.http.impl.engine.rendering.HttpRequestRendererFactory";
  static final String AKKA = "akka.http.impl.engine.rendering.HttpRequestRendererFactory";

  private static final String COMPLETE =
      "completeRequestRendering(RequestRenderingContext,ByteStringRendering)";

  /** The same method by three compilers of Scala. */
  private static final String STREAMED =
      "renderStreamed(Source,ByteStringRendering,RequestRenderingContext)";

  private static final String STREAMED_2_12 =
      "renderStreamed(Source,RequestRenderingContext,ByteStringRendering)";
  private static final String STREAMED_3 =
      "renderStreamed(ByteStringRendering,RequestRenderingContext,Source)";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var hook = new PekkoHook(decisions);
    return List.of(
        Insertion.replacingAfter("get", COMPLETE, hook, RESULT, argument(0)),
        Insertion.replacingAfter("get", STREAMED, hook, RESULT, argument(2)).ifThere(),
        Insertion.replacingAfter("get", STREAMED_2_12, hook, RESULT, argument(1)).ifThere(),
        Insertion.replacingAfter("get", STREAMED_3, hook, RESULT, argument(1)).ifThere());
  }
}
