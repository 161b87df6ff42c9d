package dev.redial.report;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What was said within the last hour. Safe for use by many threads. */
public final class OnceAnHour {
  private static final long PAUSE_NANOS = TimeUnit.HOURS.toNanos(1);

  /** Programs that crawl the web fail at hosts without end. */
  private static final int MOST = 64;

  private final ConcurrentHashMap<String, Long> said = new ConcurrentHashMap<>();

  /** Whether this is to be said now; only one thread is told so when many ask at once. */
  public boolean isNews(String what) {
    long now = System.nanoTime();
    var before = said.get(what);
    if (before == null) {
      if (said.size() >= MOST) {
        said.values().removeIf(time -> now - time >= PAUSE_NANOS);
      }
      return said.size() < MOST && said.putIfAbsent(what, now) == null;
    }
    return now - before >= PAUSE_NANOS && said.replace(what, before, now);
  }
}
