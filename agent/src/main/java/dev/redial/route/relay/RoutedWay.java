package dev.redial.route.relay;

import dev.redial.route.Attempt;
import dev.redial.route.Failures;
import dev.redial.route.dial.LocalEnd;
import dev.redial.route.dial.Opening;
import dev.redial.route.dial.Way;
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
record RoutedWay(Attempt attempt) implements Way {
  static List<Way> of(List<Attempt> attempts) {
    var ways = new ArrayList<Way>();
    for (var attempt : attempts) {
      ways.add(new RoutedWay(attempt));
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
