package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.HttpVersionPolicy;

/** Apache HttpClient 5, asynchronous, as it was made up to 5.1. */
@SuppressWarnings("deprecation") // the one way that 5.0 to 5.6 have in common
public final class Apache50Async implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of("http-1", call -> answer(call, client()));
  }

  private static CloseableHttpAsyncClient client() {
    return HttpAsyncClients.custom()
        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
        .setConnectionManager(
            PoolingAsyncClientConnectionManagerBuilder.create().setMaxConnPerRoute(1).build())
        .build();
  }

  static String answer(Call call, CloseableHttpAsyncClient client) throws Exception {
    var answers = new ArrayList<String>();
    try (client) {
      client.start();
      for (var target : call.targets()) {
        var request = request(call, target);
        var response = client.execute(request, null).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        answers.add(response.getCode() + " " + response.getBodyText());
        Untouched.check(Arrays.stream(request.getHeaders()).map(Header::getName).toList());
      }
    }
    return String.join(" | ", answers);
  }

  private static SimpleHttpRequest request(Call call, URI target) {
    var body = call.body();
    var request = new SimpleHttpRequest(body == null ? "GET" : "POST", target);
    if (body != null) {
      request.setBody(body, ContentType.TEXT_PLAIN);
    }
    call.fields().forEach(request::setHeader);
    return request;
  }
}
