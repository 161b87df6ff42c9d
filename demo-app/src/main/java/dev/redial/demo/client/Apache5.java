package dev.redial.demo.client;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** Apache HttpClient 5, blocking. */
final class Apache5 {
  private Apache5() {}

  static Outcome call(URI server) throws IOException {
    try (var client = HttpClients.createDefault()) {
      return client.execute(new HttpGet(server), response -> Outcome.ofStatus(response.getCode()));
    }
  }
}
