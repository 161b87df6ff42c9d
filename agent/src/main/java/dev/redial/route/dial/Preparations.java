package dev.redial.route.dial;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What comes before a dial, for threads that wait for it. */
public final class Preparations {
  /** That often it is asked whether the connection is still wanted. */
  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(100);

  private Preparations() {}

  /**
   * Waits until it is done. An interrupt does not end that, since it may mean nothing to the
   * application's connection; it is kept.
   *
   * @param end when that is too late, as {@link System#nanoTime} counts
   * @param isWanted whether there is still something to connect
   * @return whether it is done
   */
  public static boolean isDone(
      @Nullable CompletableFuture<?> preparation, long end, BooleanSupplier isWanted) {
    boolean interrupted = false;
    try {
      while (preparation != null && !preparation.isDone()) {
        long left = end - System.nanoTime();
        if (left <= 0 || !isWanted.getAsBoolean()) {
          return false;
        }
        interrupted |= isInterrupted(preparation, Math.min(left, SLICE));
      }
      return true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean isInterrupted(CompletableFuture<?> preparation, long nanos) {
    try {
      preparation.get(nanos, TimeUnit.NANOSECONDS);
      return false;
    } catch (InterruptedException e) {
      return true;
    } catch (TimeoutException | ExecutionException e) {
      // The caller looks whether it is done.
      return false;
    }
  }
}
