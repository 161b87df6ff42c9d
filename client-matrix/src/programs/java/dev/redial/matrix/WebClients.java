package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Spring's WebClient as it is without configuration, on reactor-netty. */
public final class WebClients implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "http-1", call -> answer(call, HttpProtocol.HTTP11),
        "http-2", call -> answer(call, HttpProtocol.H2));
  }

  private static String answer(Call call, HttpProtocol protocol) {
    var pool = ConnectionProvider.create("matrix", protocol == HttpProtocol.H2 ? 4 : 1);
    var http =
        HttpClient.create(pool)
            .resolver(DefaultAddressResolverGroup.INSTANCE)
            .protocol(protocol)
            .followRedirect(true);
    if (call.targets().get(0).getScheme().equals("https")) {
      http = http.secure();
    }
    var client = WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
    var answers = new ArrayList<String>();
    for (var target : call.targets()) {
      var request =
          client
              .method(call.body() == null ? HttpMethod.GET : HttpMethod.POST)
              .uri(target)
              .headers(headers -> call.fields().forEach(headers::set));
      if (call.body() != null) {
        request.bodyValue(call.body());
      }
      answers.add(
          request
              .exchangeToMono(
                  response ->
                      response
                          .bodyToMono(String.class)
                          .defaultIfEmpty("")
                          .flatMap(text -> Mono.just(response.statusCode().value() + " " + text)))
              .block(Duration.ofSeconds(PATIENCE_SECONDS)));
    }
    pool.dispose();
    return String.join(" | ", answers);
  }
}
