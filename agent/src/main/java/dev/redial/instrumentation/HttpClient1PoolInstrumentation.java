package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;

import dev.redial.http.HttpClient1PoolHook;
import dev.redial.operate.Decisions;
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
