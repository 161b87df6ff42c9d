package dev.redial.doctor;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What is polite: how many connections there may be, and how long each and all may take. */
final class Limits {
  /** For dialling. */
  static final int CONNECT_MILLIS = 4_000;

  /** For the proxy's answer and for what is said before TLS. */
  static final int TUNNEL_MILLIS = 5_000;

  /** For a handshake and an answer of HTTP, each. */
  static final int ANSWER_MILLIS = 5_000;

  private static final int CONNECTIONS = 40;

  /** Then no attempt begins any more: one that began before has its time. */
  private static final long ALL_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final long start = System.nanoTime();
  private final AtomicInteger made = new AtomicInteger();

  /** Counts one more connection, if it may be. */
  void countOneMore() throws FailedException {
    if (made.incrementAndGet() > CONNECTIONS) {
      throw new FailedException(
          Failure.Kind.NOT_TRIED, "not tried: " + CONNECTIONS + " connections are enough", null);
    }
    if (System.nanoTime() - start > ALL_NANOS) {
      throw new FailedException(Failure.Kind.NOT_TRIED, "not tried: it took too long", null);
    }
  }
}
