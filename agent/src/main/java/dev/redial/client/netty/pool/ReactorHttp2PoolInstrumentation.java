package dev.redial.client.netty.pool;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** The pool of HTTP/2 connections of reactor-netty; the first releases of 1.0 have no such. */
final class ReactorHttp2PoolInstrumentation implements TypeInstrumentation {
  static final String TYPE = "reactor.netty.http.client.Http2Pool";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
                "testEvictionPredicate(Http2Pool$Slot)",
                new ReactorHttp2PoolHook(decisions),
                RESULT,
                argument(0))
            .ifThere());
  }
}
