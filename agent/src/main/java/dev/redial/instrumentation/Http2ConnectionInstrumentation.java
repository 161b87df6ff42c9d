package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.argument;

import dev.redial.http.HttpClient2Hook;
import dev.redial.operate.Decisions;
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
            "encodeHeadersImpl(int,HttpHeaders[])", new HttpClient2Hook(decisions), argument(1)));
  }
}
