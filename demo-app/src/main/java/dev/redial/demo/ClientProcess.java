package dev.redial.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The main class of the child JVM: for each line on standard input, a URL and the name of a client,
 * it calls the one with the other and prints the outcome as one line.
 *
 * <p>The parent asks for one call at a time, so that it knows whose call the server saw.
 */
final class ClientProcess {
  static final String GREETING = "Java ";

  private ClientProcess() {}

  /** Ends with standard input, so it never outlives the parent. */
  public static void main(String[] arguments) throws IOException {
    var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println(GREETING + System.getProperty("java.version"));
    for (var request = requests.readLine(); request != null; request = requests.readLine()) {
      var space = request.indexOf(' ');
      var server = URI.create(request.substring(0, space));
      System.out.println(call(ClientCase.named(request.substring(space + 1)), server).toLine());
    }
  }

  private static Outcome call(ClientCase client, URI server) {
    try {
      return client.call(server);
    } catch (Exception e) {
      var outcome = Outcome.ofFailure(e);
      if (outcome.kind() == Outcome.Kind.FAILED) {
        e.printStackTrace();
      }
      return outcome;
    }
  }
}
