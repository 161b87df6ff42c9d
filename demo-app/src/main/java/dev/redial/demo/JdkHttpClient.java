package dev.redial.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The JDK's newer client, {@code java.net.http}, in one of its two protocol versions. */
record JdkHttpClient(String name, String protocol, Version version) implements ClientCase {

  static ClientCase http1() {
    return new JdkHttpClient("java.net.http HTTP/1.1", "HTTP/1.1", Version.HTTP_1_1);
  }

  static ClientCase http2() {
    return new JdkHttpClient("java.net.http HTTP/2", "HTTP/2", Version.HTTP_2);
  }

  @Override
  public Outcome call(URI server) throws IOException, InterruptedException {
    var client = HttpClient.newBuilder().version(version).build();
    var response = client.send(HttpRequest.newBuilder(server).build(), BodyHandlers.ofString());
    return Outcome.ofStatus(response.statusCode());
  }
}
