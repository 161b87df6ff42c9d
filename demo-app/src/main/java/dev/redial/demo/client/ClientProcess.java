package dev.redial.demo.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The main class of the child JVM. Each line on standard input has a URL, the port of the user's
 * own proxy, and the name of a client. The client calls the URL, and the outcome is printed as one
 * line.
 *
 * <p>The parent asks for one call at a time, so it knows whose call the server saw.
 */
public final class ClientProcess {
  public static final String GREETING = "Java ";

  private static final int PATIENCE_SECONDS = 30;

  private ClientProcess() {}

  /** Ends with standard input, so it never outlives the parent. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    OlderHosts.takeEffect();
    var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println(GREETING + System.getProperty("java.version"));
    for (var request = requests.readLine(); request != null; request = requests.readLine()) {
      var parts = request.split(" ", 3);
      OwnProxy.set(Integer.parseInt(parts[1]));
      var outcome = call(ClientCase.named(parts[2]), URI.create(parts[0]));
      System.out.println(outcome.toLine());
    }
    // Some client libraries leave threads behind that would keep the JVM up.
    System.exit(0);
  }

  /** A client that waits for ever must not keep the others from their turn. */
  private static Outcome call(ClientCase client, URI server) throws InterruptedException {
    var call = new FutureTask<>(() -> client.call(server));
    var thread = new Thread(call, client.name());
    thread.setDaemon(true);
    thread.start();
    try {
      return call.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return Outcome.failed("no answer within " + PATIENCE_SECONDS + " s");
    } catch (ExecutionException e) {
      return outcomeOf(Objects.requireNonNull(e.getCause()));
    }
  }

  private static Outcome outcomeOf(Throwable failure) {
    var outcome = Outcome.ofFailure(failure);
    if (outcome.kind() == Outcome.Kind.FAILED) {
      failure.printStackTrace();
    }
    return outcome;
  }
}
