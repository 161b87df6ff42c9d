package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.api.HttpClientRequest;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;

/** Helidon's WebClient 4 over HTTP/1.1. */
public class Helidon implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of("http-1", call -> answer(call, "http/1.1"));
  }

  /** Without the connection that it makes first to learn which protocols a server speaks. */
  static String answer(Call call, String protocol) {
    var sent = new ArrayList<String>();
    var client =
        WebClient.builder()
            .shareConnectionCache(false)
            .addService(
                (chain, request) -> {
                  var response = chain.proceed(request);
                  request.headers().forEach(field -> sent.add(field.name()));
                  return response;
                })
            .build();
    var answers = new ArrayList<String>();
    for (var target : call.targets()) {
      var request = (call.body() == null ? client.get() : client.post()).uri(target);
      request.protocolId(protocol);
      call.fields().forEach((name, value) -> request.header(HeaderNames.create(name), value));
      try (var response = send(request, call.body())) {
        answers.add(response.status().code() + " " + response.as(String.class));
      }
    }
    Untouched.check(sent);
    return String.join(" | ", answers);
  }

  /** A body is written to a stream, for which Helidon makes the head elsewhere. */
  private static HttpClientResponse send(HttpClientRequest request, String body) {
    return body == null
        ? request.request()
        : request.outputStream(
            stream -> {
              stream.write(body.getBytes(StandardCharsets.UTF_8));
              stream.close();
            });
  }
}
