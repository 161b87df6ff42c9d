package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.ssl.SSLContexts;

/** Apache HttpClient 5, blocking. */
public final class Apache5 implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "http-1",
        call -> answer(call, HttpClientBuilder.create().build()),
        OwnProxy.WAY,
        call ->
            answer(
                call,
                HttpClientBuilder.create()
                    .setProxy(new HttpHost(OwnProxy.HOST, OwnProxy.port()))
                    .build()),
        "own-verifier",
        call -> answer(call, ownVerifier()));
  }

  @SuppressWarnings("deprecation") // the one way that 5.0 to 5.6 have in common
  private static HttpClient ownVerifier() {
    var sockets = new SSLConnectionSocketFactory(SSLContexts.createDefault(), OwnVerifier::verify);
    return HttpClientBuilder.create()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create().setSSLSocketFactory(sockets).build())
        .build();
  }

  private static String answer(Call call, HttpClient client) throws Exception {
    var answers = new ArrayList<String>();
    for (var target : call.targets()) {
      var request = request(call, target);
      answers.add(
          client.execute(
              request,
              response -> response.getCode() + " " + EntityUtils.toString(response.getEntity())));
      Untouched.check(Arrays.stream(request.getHeaders()).map(Header::getName).toList());
    }
    return String.join(" | ", answers);
  }

  private static HttpUriRequestBase request(Call call, URI target) {
    var body = call.body();
    var request = new HttpUriRequestBase(body == null ? "GET" : "POST", target);
    if (body != null) {
      request.setEntity(new StringEntity(body));
    }
    call.fields().forEach(request::setHeader);
    return request;
  }
}
