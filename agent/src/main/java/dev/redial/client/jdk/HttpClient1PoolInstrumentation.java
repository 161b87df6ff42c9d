package dev.redial.client.jdk;

import static dev.redial.weave.Operand.RESULT;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Hands out the HTTP/1.1 connections that java.net.http keeps. */
final class HttpClient1PoolInstrumentation implements TypeInstrumentation {
  static final String TYPE = "jdk.internal.net.http.ConnectionPool";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
            "getConnection(boolean,InetSocketAddress,InetSocketAddress)",
            new HttpClient1PoolHook(decisions),
            RESULT));
  }
}
