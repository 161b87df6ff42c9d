package dev.redial.demo.client;

import java.io.IOException;
import java.net.URI;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.HttpClients;

/** Apache HttpClient 4, blocking. */
final class Apache4 {
  private Apache4() {}

  static Outcome call(URI server) throws IOException {
    try (var client = HttpClients.createDefault();
        var response = client.execute(new HttpGet(server))) {
      return Outcome.ofStatus(response.getStatusLine().getStatusCode());
    }
  }
}
