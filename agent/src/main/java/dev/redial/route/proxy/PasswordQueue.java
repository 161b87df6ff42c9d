package dev.redial.route.proxy;

import dev.redial.route.dial.Watchdog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which connection may say a password that was not taken lately. Those that begin at the same time
 * say it one after the other, so that a wrong one is counted once by the directory. As soon as it
 * is taken, nobody waits any more. Safe for many threads.
 */
final class PasswordQueue implements Watchdog.Watched {
  /** A connection may be given up without a word before it says the password, and after it. */
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(10);

  private static final long LONGEST_ANSWER = TimeUnit.MINUTES.toNanos(1);

  /** A password may be changed. */
  private static final long LATELY = TimeUnit.MINUTES.toNanos(1);

  private final Deque<Waiter> waiting = new ArrayDeque<>();
  private final Watchdog watchdog = new Watchdog();
  private @Nullable Object holder;
  private long end;
  private boolean isTaken;
  private long takenAt;

  private record Waiter(Object who, CompletableFuture<Object> turn) {}

  /** Whether a connection that begins now has to wait for its turn. */
  synchronized boolean isNeeded() {
    return !isTaken || System.nanoTime() - takenAt > LATELY;
  }

  /** Completes when it is the turn of this connection; who cancels it is passed over. */
  CompletableFuture<Object> await(Object who) {
    var turn = new CompletableFuture<>();
    synchronized (this) {
      waiting.add(new Waiter(who, turn));
    }
    goOn();
    return turn;
  }

  /** Whether this connection may say the password now, even if its turn has taken too long. */
  synchronized boolean isOf(Object who) {
    boolean isOthers = holder != null && holder != who && end - System.nanoTime() > 0;
    if (isNeeded() && !isOthers) {
      begin(who, LONGEST_ANSWER);
    }
    return !isNeeded() || !isOthers;
  }

  /** The password is taken. */
  void taken() {
    synchronized (this) {
      isTaken = true;
      takenAt = System.nanoTime();
      holder = null;
    }
    goOn();
  }

  /** The password is not taken. */
  synchronized void refused() {
    isTaken = false;
  }

  /** This connection does not say it any more. */
  void leave(Object who) {
    synchronized (this) {
      if (holder != who) {
        return;
      }
      holder = null;
    }
    goOn();
  }

  @Override
  public void onTime() {
    goOn();
  }

  /** Whoever gets its turn goes on by threads of its own. */
  private void goOn() {
    for (var next = next(); next != null; next = next()) {
      if (!next.turn.complete(next)) {
        leave(next.who);
      }
    }
  }

  private synchronized @Nullable Waiter next() {
    if (!isNeeded()) {
      return waiting.poll();
    }
    if (holder != null && end - System.nanoTime() > 0) {
      watchdog.comeAt(end, this);
      return null;
    }
    var next = waiting.poll();
    if (next == null) {
      watchdog.leave();
      holder = null;
    } else {
      begin(next.who, LONGEST);
    }
    return next;
  }

  private void begin(Object who, long most) {
    holder = who;
    end = System.nanoTime() + most;
  }
}
