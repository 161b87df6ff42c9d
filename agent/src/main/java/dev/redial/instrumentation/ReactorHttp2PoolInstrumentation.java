package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.argument;

import dev.redial.http.ReactorHttp2PoolHook;
import dev.redial.operate.Decisions;
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
