package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import java.net.URL;
import java.util.ArrayList;
import java.util.Map;

/** Micronaut's client, on Netty. */
public final class Micronaut implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of("http-1", Micronaut::answer);
  }

  private static String answer(Call call) throws Exception {
    var answers = new ArrayList<String>();
    try (var client = HttpClient.create((URL) null, new DefaultHttpClientConfiguration())) {
      for (var target : call.targets()) {
        var body = call.body();
        var request =
            HttpRequest.<String>create(
                body == null ? HttpMethod.GET : HttpMethod.POST, target.toString());
        if (body != null) {
          request.body(body).contentType("text/plain");
        }
        call.fields().forEach(request::header);
        var response = client.toBlocking().exchange(request, String.class);
        answers.add(response.getStatus().getCode() + " " + response.body());
        Untouched.check(request.getHeaders().names());
      }
    }
    return String.join(" | ", answers);
  }
}
