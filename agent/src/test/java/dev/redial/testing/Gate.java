package dev.redial.testing;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Has requests that reach an {@link Origin} of this JVM wait for their answer, so that a client can
 * be looked at while it waits too. All are answered at once while none is shut.
 */
public final class Gate implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 60;

  private static volatile @Nullable Gate shut;

  private final BlockingQueue<CountDownLatch> waiting = new LinkedBlockingQueue<>();

  private Gate() {}

  /** Lets no request pass any more that is not let through. */
  public static Gate shut() {
    var gate = new Gate();
    shut = gate;
    return gate;
  }

  /** Waits until a request has arrived; running the result lets it through. */
  public Runnable arrival() {
    try {
      var request = waiting.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (request == null) {
        throw new AssertionError("no request");
      }
      return request::countDown;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Lets all through, those that wait among them. */
  @Override
  public void close() {
    shut = null;
    waiting.forEach(CountDownLatch::countDown);
  }

  static void pass() {
    var gate = shut;
    if (gate != null) {
      var request = new CountDownLatch(1);
      gate.waiting.add(request);
      try {
        request.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
