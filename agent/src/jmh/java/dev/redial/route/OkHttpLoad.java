package dev.redial.route;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;

/** Loads of OkHttp, each by a connection of its own. */
final class OkHttpLoad {
  private OkHttpLoad() {}

  /** With one client, as applications have. */
  static RouteLoad.Load loading() {
    var client =
        new OkHttpClient.Builder()
            .proxy(OwnProxy.proxy())
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
            .build();
    return (call, bytes) -> {
      var request =
          new Request.Builder()
              .url(OwnProxy.url(call, bytes).toString())
              .header("Connection", "close")
              .build();
      try (var body = client.newCall(request).execute().body()) {
        if (body == null) {
          throw new IOException("no answer");
        }
        OwnProxy.drain(body.byteStream(), bytes);
      }
    };
  }
}
