package dev.redial.route.dial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A dial that no thread waits for: whoever has news of it drives it on. */
public abstract class PendingDial implements LookUps.Waiting, Watchdog.Watched {
  private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(20);

  public final ConnectAttempt dial;
  private final Watchdog watchdog = new Watchdog();
  private @Nullable Candidate lookedUp;

  protected PendingDial(ConnectAttempt dial) {
    this.dial = dial;
  }

  /**
   * Takes news and goes on, unless the channel is closed; by any thread, which must not wait.
   *
   * @return false if the channel is in use just now, so that nothing was done
   */
  public abstract boolean goOn(Runnable news);

  /** It is known whether there is a connection, maybe once more. */
  public abstract void over();

  @Override
  public final void found(Candidate candidate, InetAddress[] addresses) {
    goOnOrComeAgain(() -> dial.found(candidate, addresses));
  }

  @Override
  public final void notFound(Candidate candidate, UnknownHostException why) {
    goOnOrComeAgain(() -> dial.notFound(candidate, why));
  }

  @Override
  public final void onTime() {
    goOnOrComeAgain(dial::expire);
  }

  private void goOnOrComeAgain(Runnable news) {
    if (!goOn(news)) {
      comeAgain();
    }
  }

  private synchronized void comeAgain() {
    lookedUp = null;
    watchdog.comeAt(System.nanoTime() + AGAIN, this);
  }

  /** Makes all progress that needs no waiting; the descriptor is kept open meanwhile. */
  public final synchronized boolean proceed() {
    boolean over = dial.step();
    while (!over
        && dial.awaits() == ConnectAttempt.Need.ADDRESSES
        && findAddresses(dial.candidate())) {
      over = dial.step();
    }
    if (over) {
      watchdog.leave();
      over();
    } else {
      watchdog.comeAt(dial.end(), this);
    }
    return over;
  }

  /** Whether they are known, or known to be nowhere. */
  private boolean findAddresses(Candidate candidate) {
    try {
      var known = LookUps.known(candidate);
      if (known != null) {
        dial.found(candidate, known);
        return true;
      }
    } catch (UnknownHostException e) {
      dial.notFound(candidate, e);
      return true;
    }
    if (candidate != lookedUp) {
      lookedUp = candidate;
      LookUps.later(candidate, this);
    }
    return false;
  }

  /** Once it is over: throws the reason if the application does not get the channel. */
  public final void check() throws IOException {
    watchdog.leave();
    over();
    var failure = dial.failure();
    if (failure != null) {
      throw failure;
    }
  }
}
