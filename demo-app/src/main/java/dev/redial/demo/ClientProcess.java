package dev.redial.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The main class of the child JVM: for each client named on standard input it calls the server
 * given as argument, and prints the outcome as one line.
 *
 * <p>The parent asks for one client at a time, so that it knows whose call the server saw.
 */
final class ClientProcess {
  static final String GREETING = "Java ";

  private ClientProcess() {}

  /** Ends with standard input, so it never outlives the parent. */
  public static void main(String[] arguments) throws IOException {
    var server = URI.create(arguments[0]);
    var names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println(GREETING + System.getProperty("java.version"));
    for (var name = names.readLine(); name != null; name = names.readLine()) {
      System.out.println(call(ClientCase.named(name), server).toLine());
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
