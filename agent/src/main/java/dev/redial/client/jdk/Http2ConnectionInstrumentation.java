package dev.redial.client.jdk;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Compresses the header lists of java.net.http requests; the pseudo-header fields are one of them.
 */
final class Http2ConnectionInstrumentation implements TypeInstrumentation {
  static final String TYPE = "jdk.internal.net.http.Http2Connection";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    return List.of(
        Insertion.replacingAtEnter(
            "encodeHeadersImpl(int,HttpHeaders[])", new JdkHttp2Hook(decisions), argument(1)));
  }
}
