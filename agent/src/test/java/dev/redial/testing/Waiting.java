package dev.redial.testing;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process does in its own time. */
public final class Waiting {
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);
  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(10);

  private Waiting() {}

  /** Returns once it is so; fails if it does not become so. */
  public static void until(String what, BooleanSupplier isSo) {
    long start = System.nanoTime();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() - start > LONGEST) {
        throw new AssertionError("not within a minute: " + what);
      }
      LockSupport.parkNanos(INTERVAL);
    }
  }
}
