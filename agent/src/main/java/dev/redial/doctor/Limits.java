package dev.redial.doctor;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What is polite: how many connections there may be, and how long each and all may take. */
final class Limits {
  /** The rest of 40 is for {@link Proof}. */
  private static final int CONNECTIONS = 32;

  private static final long ALL = 4;

  private final int seconds;
  private final long start = System.nanoTime();
  private final AtomicInteger made = new AtomicInteger();

  /**
   * Limits for one examination.
   *
   * @param seconds for dialling, and for each answer
   */
  Limits(int seconds) {
    this.seconds = seconds;
  }

  /** For dialling, for each answer of a proxy or a server, and for what is said before TLS. */
  int millis() {
    return (int) TimeUnit.SECONDS.toMillis(seconds);
  }

  /** Counts one more connection, if it may be: one that has begun has its time. */
  void countOneMore() throws FailedException {
    if (made.incrementAndGet() > CONNECTIONS) {
      throw new FailedException(
          Failure.Kind.NOT_TRIED, "not tried: " + CONNECTIONS + " connections are enough", null);
    }
    if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(ALL * seconds)) {
      throw new FailedException(Failure.Kind.NOT_TRIED, "not tried: it took too long", null);
    }
  }
}
