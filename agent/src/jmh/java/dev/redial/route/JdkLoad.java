package dev.redial.route;

import dev.redial.clients.Call;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.HttpsURLConnection;

/** Loads of the JDK's HTTP clients, each by a connection of its own. */
final class JdkLoad {
  private JdkLoad() {}

  static void url(Call call, int bytes) throws IOException {
    var url = OwnProxy.url(call, bytes).toURL();
    var connection = (HttpsURLConnection) url.openConnection(OwnProxy.proxy());
    connection.setRequestProperty("Connection", "close");
    try (var in = connection.getInputStream()) {
      OwnProxy.drain(in, bytes);
    }
  }

  /** With one client, as applications have. */
  static RouteLoad.Load http() {
    var builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    var address = OwnProxy.address();
    if (address != null) {
      builder.proxy(ProxySelector.of(address));
    }
    var client = builder.build();
    return (call, bytes) -> {
      // The server ends each connection, so that none is used again.
      var request = HttpRequest.newBuilder(OwnProxy.url(call, bytes)).build();
      try (var in = client.send(request, BodyHandlers.ofInputStream()).body()) {
        OwnProxy.drain(in, bytes);
      }
    };
  }
}
