package dev.redial.demo.client;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** The client that each JDK has. */
final class UrlConnection {
  private UrlConnection() {}

  static Outcome call(URI server) throws IOException {
    var connection = (HttpURLConnection) server.toURL().openConnection();
    try {
      return Outcome.ofStatus(connection.getResponseCode());
    } finally {
      connection.disconnect();
    }
  }
}
