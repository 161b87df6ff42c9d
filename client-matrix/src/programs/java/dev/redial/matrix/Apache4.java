package dev.redial.matrix;

import dev.redial.clients.Client;
import java.util.Map;
import org.apache.http.HttpHost;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;

/** Apache HttpClient since 4.3; what it was up to 4.2 is deprecated and still there. */
@SuppressWarnings("deprecation") // what applications of that time call
public final class Apache4 implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "http-1-default",
        call -> Apache40.answer(call, new DefaultHttpClient()),
        "http-1",
        call -> Apache40.answer(call, HttpClientBuilder.create().build()),
        OwnProxy.WAY,
        call ->
            Apache40.answer(
                call,
                HttpClientBuilder.create()
                    .setProxy(new HttpHost(OwnProxy.HOST, OwnProxy.port()))
                    .build()),
        "own-verifier",
        call -> Apache40.answer(call, Apache4Verifier.client()));
  }
}
