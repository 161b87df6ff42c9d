package dev.redial.route.proxy;

import java.util.concurrent.TimeUnit;

/**
 * Whether a password that a proxy has refused may be said again. A directory locks an account after
 * a few wrong ones in half an hour, which a program that tries again would reach in no time. A
 * proxy that cannot ask its directory refuses, too, so that this has an end. Safe for many threads.
 */
final class PasswordBackoff {
  private static final long FIRST = TimeUnit.MINUTES.toNanos(1);
  private static final long LONGEST = TimeUnit.HOURS.toNanos(1);
  private static final int FACTOR = 4;

  private long pause;
  private long since;

  /** The proxy takes it: whatever was refused before does not count. */
  synchronized void accepted() {
    pause = 0;
  }

  /** The proxy refuses it, at a time as {@link System#nanoTime} counts. */
  synchronized void refused(long now) {
    // What is refused in a pause was on its way when that began.
    if (minutes(now) == 0) {
      pause = pause == 0 ? FIRST : Math.min(FACTOR * pause, LONGEST);
      since = now;
    }
  }

  /** For how many minutes it is not said, rounded up; 0 if it may be. */
  synchronized long minutes(long now) {
    long left = pause - (now - since);
    return pause == 0 || left <= 0 ? 0 : 1 + (left - 1) / TimeUnit.MINUTES.toNanos(1);
  }
}
