package dev.redial.demo.client;

import java.net.URI;
import org.eclipse.jetty.client.HttpClient;

/** Jetty's HttpClient, over HTTP/1.1. */
final class Jetty {
  private Jetty() {}

  static Outcome call(URI server) throws Exception {
    var client = new HttpClient();
    client.start();
    try {
      return Outcome.ofStatus(client.GET(server).getStatus());
    } finally {
      client.stop();
    }
  }
}
