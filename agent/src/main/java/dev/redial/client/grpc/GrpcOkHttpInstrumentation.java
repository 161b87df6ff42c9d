package dev.redial.client.grpc;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Writes the HTTP/2 frames of grpc-okhttp. Seen in 1.12 to 1.82. */
final class GrpcOkHttpInstrumentation implements TypeInstrumentation {
  static final String TYPE = "io.grpc.okhttp.internal.framed.Http2$Writer";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "synStream(boolean,boolean,int,int,List)", new GrpcOkHttpHook(decisions), argument(4)));
  }
}
