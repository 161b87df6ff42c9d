package dev.redial.demo.client;

import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.net.URI;
import java.util.Objects;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

/** reactor-netty, which Spring's WebClient is made on; it resolves names as the JDK does here. */
final class ReactorNetty {
  private ReactorNetty() {}

  static Outcome http1(URI server) {
    return call(server, HttpProtocol.HTTP11);
  }

  static Outcome http2(URI server) {
    return call(server, HttpProtocol.H2, HttpProtocol.HTTP11);
  }

  private static HttpClient client() {
    return HttpClient.newConnection().resolver(DefaultAddressResolverGroup.INSTANCE);
  }

  private static Outcome call(URI server, HttpProtocol... protocols) {
    var response = client().protocol(protocols).get().uri(server.toString()).response().block();
    return Outcome.ofStatus(Objects.requireNonNull(response).status().code());
  }

  static Outcome webSocket(URI server) {
    try {
      var text =
          client()
              .websocket()
              .uri(Echo.of(server).toString())
              .handle(
                  (in, out) ->
                      out.sendString(Mono.just(Echo.TEXT))
                          .then()
                          .thenMany(in.receive().asString().take(1)))
              .blockFirst();
      return Echo.outcome(Objects.requireNonNull(text));
    } catch (WebSocketClientHandshakeException e) {
      return Outcome.ofStatus(e.response().status().code());
    }
  }
}
