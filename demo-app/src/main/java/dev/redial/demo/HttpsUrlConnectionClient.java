package dev.redial.demo;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** The client that has been in the JDK since the beginning. */
final class HttpsUrlConnectionClient implements ClientCase {
  @Override
  public String name() {
    return "HttpsURLConnection";
  }

  @Override
  public String protocol() {
    return "HTTP/1.1";
  }

  @Override
  public Outcome call(URI server) throws IOException {
    var connection = (HttpURLConnection) server.toURL().openConnection();
    try {
      return Outcome.ofStatus(connection.getResponseCode());
    } finally {
      connection.disconnect();
    }
  }
}
