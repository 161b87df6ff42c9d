package dev.redial.client.jetty;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Encodes each head that Jetty sends over HTTP/2, a server's and trailers too: asks it for the
 * authority and for its fields. Seen in 9.4.8 to 12.1.12.
 */
final class JettyHpackInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.eclipse.jetty.http2.hpack.HpackEncoder";
  private static final String METHOD = "encode(ByteBuffer,MetaData)";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var hook = new JettyHttp2FieldsHook(decisions);
    return List.of(
        Insertion.atEnter(METHOD, new JettyHttp2Hook(decisions), argument(1)),
        Insertion.replacingAfter("getAuthority", METHOD, hook, RESULT, argument(1)),
        Insertion.replacingAfter("getFields", METHOD, hook, RESULT, argument(1)).ifThere(),
        Insertion.replacingAfter("getHttpFields", METHOD, hook, RESULT, argument(1)).ifThere(),
        Insertion.replacingAfter("iterator", METHOD, hook, RESULT, argument(1)));
  }
}
