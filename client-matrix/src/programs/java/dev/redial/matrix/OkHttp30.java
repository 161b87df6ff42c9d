package dev.redial.matrix;

import dev.redial.clients.Client;
import java.util.Map;
import okhttp3.Protocol;

/** OkHttp up to 3.4, which opened no WebSockets and spoke no HTTP/2 on JDKs that are current. */
public final class OkHttp30 implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "http-1",
        call -> OkHttpExchange.answer(call, OkHttpExchange.client(Protocol.HTTP_1_1).build()),
        OwnProxy.WAY,
        call ->
            OkHttpExchange.answer(call, OkHttpExchange.throughOwnProxy(Protocol.HTTP_1_1).build()),
        "own-verifier",
        call ->
            OkHttpExchange.answer(
                call,
                OkHttpExchange.client(Protocol.HTTP_1_1)
                    .hostnameVerifier(OwnVerifier::verify)
                    .build()));
  }
}
