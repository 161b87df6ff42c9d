package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.client.utils.URIUtils;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.nio.client.CloseableHttpAsyncClient;
import org.apache.http.impl.nio.client.HttpAsyncClients;
import org.apache.http.util.EntityUtils;

/** Apache HttpAsyncClient 4. */
@SuppressWarnings(
    "deprecation") // the one way to give it a verifier that 4.0 and 4.1 have in common
public final class Apache4Async implements Program {
  private interface Way {
    Future<HttpResponse> execute(CloseableHttpAsyncClient client, HttpRequestBase request);
  }

  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "http-1",
        call -> answer(call, HttpAsyncClients.createDefault(), Apache4Async::byUrl),
        "http-1-relative",
        call -> answer(call, HttpAsyncClients.createDefault(), Apache4Async::byHostAndPath),
        "own-verifier",
        call -> answer(call, verifying(), Apache4Async::byUrl));
  }

  private static CloseableHttpAsyncClient verifying() {
    return HttpAsyncClients.custom().setHostnameVerifier(new Apache4Verifier()).build();
  }

  private static Future<HttpResponse> byUrl(
      CloseableHttpAsyncClient client, HttpRequestBase request) {
    return client.execute(request, null);
  }

  /** As clients of clusters do. */
  private static Future<HttpResponse> byHostAndPath(
      CloseableHttpAsyncClient client, HttpRequestBase request) {
    var uri = request.getURI();
    var query = uri.getRawQuery();
    request.setURI(URI.create(uri.getRawPath() + (query == null ? "" : "?" + query)));
    return client.execute(URIUtils.extractHost(uri), (HttpRequest) request, null);
  }

  private static String answer(Call call, CloseableHttpAsyncClient client, Way way)
      throws Exception {
    var answers = new ArrayList<String>();
    try (client) {
      client.start();
      for (var target : call.targets()) {
        var request = request(call, target);
        var response = way.execute(client, request).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var body = EntityUtils.toString(response.getEntity());
        answers.add(response.getStatusLine().getStatusCode() + " " + body);
        Untouched.check(
            Arrays.stream(request.getAllHeaders()).map(header -> header.getName()).toList());
      }
    }
    return String.join(" | ", answers);
  }

  private static HttpRequestBase request(Call call, URI target) throws Exception {
    HttpRequestBase request = new HttpGet(target);
    var body = call.body();
    if (body != null) {
      var post = new HttpPost(target);
      post.setEntity(new StringEntity(body));
      request = post;
    }
    call.fields().forEach(request::setHeader);
    return request;
  }
}
