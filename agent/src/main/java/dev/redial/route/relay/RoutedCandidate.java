package dev.redial.route.relay;

import dev.redial.route.Failures;
import dev.redial.route.RouteAttempt;
import dev.redial.route.dial.Candidate;
import dev.redial.route.dial.LocalEnd;
import dev.redial.route.dial.Opening;
import dev.redial.rule.host.Address;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** A way that a rule gives: another address, or a proxy; TLS to it is the wire's matter. */
record RoutedCandidate(RouteAttempt attempt) implements Candidate {
  static List<Candidate> of(List<RouteAttempt> attempts) {
    var ways = new ArrayList<Candidate>();
    for (var attempt : attempts) {
      ways.add(new RoutedCandidate(attempt));
    }
    return ways;
  }

  @Override
  public Address dial() {
    return attempt.dial();
  }

  @Override
  public boolean isAtHand() {
    return attempt.isAtHand();
  }

  @Override
  public @Nullable String remembered() {
    return attempt.remembered();
  }

  @Override
  public @Nullable CompletableFuture<?> preparation() {
    return attempt.preparation();
  }

  @Override
  public void over() {
    attempt.over();
  }

  @Override
  public InetAddress[] addresses() throws UnknownHostException {
    return attempt.addresses();
  }

  @Override
  public @Nullable Opening open(LocalEnd connected) {
    return attempt.opening();
  }

  @Override
  public IOException failed(IOException why) {
    return Failures.because(
        why instanceof SSLException
            ? new SSLHandshakeException(attempt.failed("no TLS to the proxy: " + why.getMessage()))
            : new ConnectException(attempt.unreachable(why)),
        why);
  }

  @Override
  public IOException late() {
    return new SocketTimeoutException(attempt.late());
  }
}
