package dev.redial.demo.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** {@code java.net.http}, which Java 8 lacks. */
final class JdkHttp {
  private JdkHttp() {}

  static Outcome http1(URI server) throws IOException, InterruptedException {
    return call(server, Version.HTTP_1_1);
  }

  static Outcome http2(URI server) throws IOException, InterruptedException {
    return call(server, Version.HTTP_2);
  }

  private static Outcome call(URI server, Version version)
      throws IOException, InterruptedException {
    var client = HttpClient.newBuilder().version(version).build();
    var response = client.send(HttpRequest.newBuilder(server).build(), BodyHandlers.ofString());
    return Outcome.ofStatus(response.statusCode());
  }
}
