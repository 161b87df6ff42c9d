package dev.redial.matrix;

import dev.redial.clients.Client;
import java.util.Map;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;

/** Apache HttpClient 5, asynchronous, since 5.2. */
public final class Apache5Async implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "http-1",
        call -> Apache50Async.answer(call, client(HttpVersionPolicy.FORCE_HTTP_1)),
        "http-2",
        call -> Apache50Async.answer(call, client(HttpVersionPolicy.NEGOTIATE)));
  }

  private static CloseableHttpAsyncClient client(HttpVersionPolicy policy) {
    var tls = TlsConfig.custom().setVersionPolicy(policy).build();
    return HttpAsyncClients.custom()
        .setConnectionManager(
            PoolingAsyncClientConnectionManagerBuilder.create()
                .setDefaultTlsConfig(tls)
                .setMaxConnPerRoute(1)
                .build())
        .build();
  }
}
