package dev.redial.clients;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;

/**
 * Programs that load what may break off. Each reports on its standard error when it has the first
 * half and waits for the rest. It answers with how much there was.
 */
public final class Halves {
  /** How long a half is, in bytes. */
  public static final int HALF = 50_000;

  /** What is said on the standard error by then. */
  public static final String WAITING = "waiting for the end";

  private Halves() {}

  /** Answers until the end of its input. */
  public static void main(String[] arguments) throws IOException {
    var all = new HashMap<String, Client>();
    all.put("url", call -> load(call.target().toURL().openStream()));
    if (JavaNetHttp.isThere()) {
      var client = HttpClient.newHttpClient();
      all.put(
          "http-1",
          call -> {
            var request = HttpRequest.newBuilder(call.target()).build();
            return load(client.send(request, BodyHandlers.ofInputStream()).body());
          });
    }
    all.putAll(LineClient.all());
    all.put("selector", Channels::selector);
    Clients.run(all);
  }

  private static String load(InputStream in) throws IOException {
    try (in) {
      int first = in.readNBytes(HALF).length;
      System.err.println(WAITING);
      return first + in.readAllBytes().length + " bytes";
    }
  }
}
