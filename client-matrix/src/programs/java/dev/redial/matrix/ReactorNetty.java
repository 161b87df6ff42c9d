package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.ProxyProvider;

/** reactor-netty, which Spring's WebClient is made on; it resolves names as the JDK does here. */
public final class ReactorNetty implements Program {
  private static final Duration TIMEOUT = Duration.ofSeconds(PATIENCE_SECONDS);

  @Override
  public Map<String, Client> clients() {
    return Map.of(
        OwnProxy.WAY,
        ReactorNetty::throughOwnProxy,
        "http-1",
        call -> answer(call, HttpProtocol.HTTP11),
        "http-2",
        call -> answer(call, HttpProtocol.H2),
        "web-socket",
        ReactorNetty::webSocket);
  }

  private static HttpClient client(ConnectionProvider pool, Call call) {
    return HttpClient.create(pool)
        .resolver(DefaultAddressResolverGroup.INSTANCE)
        .followRedirect(true)
        .headers(headers -> call.fields().forEach(headers::set));
  }

  /** The proxy looks the name up, unless the client is given a resolver. */
  private static String throughOwnProxy(Call call) {
    return HttpClient.create(ConnectionProvider.newConnection())
        .proxy(own -> own.type(ProxyProvider.Proxy.HTTP).host(OwnProxy.HOST).port(OwnProxy.port()))
        .secure()
        .get()
        .uri(call.targets().get(0).toString())
        .responseSingle(
            (response, content) ->
                content.asString().map(text -> response.status().code() + " " + text))
        .block(TIMEOUT);
  }

  private static String answer(Call call, HttpProtocol protocol) {
    var answers = new ArrayList<String>();
    // A connection that HTTP/2 has taken over is not given back to the pool for a second request.
    var pool = ConnectionProvider.create("matrix", protocol == HttpProtocol.H2 ? 4 : 1);
    var client = client(pool, call).protocol(protocol);
    if (call.targets().get(0).getScheme().equals("https")) {
      client = client.secure();
    }
    for (var target : call.targets()) {
      var body = call.body();
      // H2 is HTTP/2 over TLS only.
      boolean isPlain = target.getScheme().equals("http");
      answers.add(
          (isPlain ? client(pool, call) : client)
              .request(body == null ? HttpMethod.GET : HttpMethod.POST)
              .uri(target.toString())
              .send(body == null ? Mono.empty() : ByteBufFlux.fromString(Flux.just(body)))
              .responseSingle(
                  (response, content) ->
                      content
                          .asString()
                          .defaultIfEmpty("")
                          .map(text -> response.status().code() + " " + text))
              .block(TIMEOUT));
    }
    pool.dispose();
    return String.join(" | ", answers);
  }

  private static String webSocket(Call call) {
    var pool = ConnectionProvider.newConnection();
    return "101 "
        + client(pool, call)
            .websocket()
            .uri(call.targets().get(0).toString().replaceFirst("http", "ws"))
            .handle(
                (in, out) ->
                    out.sendString(Mono.just("hello"))
                        .then()
                        .thenMany(in.receive().asString().take(1)))
            .blockFirst(TIMEOUT);
  }
}
