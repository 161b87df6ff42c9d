package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpVersion;
import java.util.Map;

/** Vert.x as it was up to 4.4, when the HTTP client opened WebSockets too. */
public final class Vertx40 implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        OwnProxy.WAY,
        call ->
            VertxExchange.answer(
                call, VertxExchange.VERTX.createHttpClient(VertxExchange.throughOwnProxy(call))),
        "http-1",
        call -> VertxExchange.answer(call, client(call, HttpVersion.HTTP_1_1)),
        "http-2",
        call -> VertxExchange.answer(call, client(call, HttpVersion.HTTP_2)),
        "web-socket",
        call -> {
          var client = VertxExchange.VERTX.createHttpClient();
          return VertxExchange.echo(client, client.webSocket(VertxExchange.socket(call)));
        });
  }

  private static HttpClient client(Call call, HttpVersion version) {
    return VertxExchange.VERTX.createHttpClient(
        VertxExchange.options(call, version).setMaxPoolSize(1));
  }
}
