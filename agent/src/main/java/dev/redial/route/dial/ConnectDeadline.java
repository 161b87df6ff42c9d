package dev.redial.route.dial;

import java.util.concurrent.TimeUnit;

/**
 * How long a connection may take, and each of its candidates. Times are those of {@link
 * System#nanoTime}, in nanoseconds.
 */
public final class ConnectDeadline {
  /** For an application whose limit is not known: about what the system waits for a connection. */
  private static final long OWN_LIMIT = TimeUnit.SECONDS.toNanos(120);

  /**
   * The same for a candidate that is not the last: the application may wait for some seconds only.
   */
  private static final long OWN_SHARE = TimeUnit.SECONDS.toNanos(3);

  /** One that the application gives may be its library's, and minutes. */
  private static final long MOST_SHARE = TimeUnit.SECONDS.toNanos(10);

  private final boolean known;
  private final long end;

  private ConnectDeadline(boolean known, long end) {
    this.known = known;
    this.end = end;
  }

  /** As long as the application waits. */
  public static ConnectDeadline until(long end) {
    return new ConnectDeadline(true, end);
  }

  /** The same, for a limit that begins now; 0 stands for none. */
  public static ConnectDeadline within(long limit, TimeUnit unit) {
    long now = System.nanoTime();
    return limit > 0 ? until(now + unit.toNanos(limit)) : own(now);
  }

  /** As it is when the application does not say how long it waits. */
  public static ConnectDeadline own(long now) {
    return new ConnectDeadline(false, now + OWN_LIMIT);
  }

  /** When a candidate that begins now has had its time, if that many more candidates are left. */
  public long endOf(long now, int more) {
    if (more == 0) {
      return end;
    }
    long left = end - now;
    return now + (known ? Math.min(MOST_SHARE, left / (more + 1)) : Math.min(OWN_SHARE, left));
  }
}
