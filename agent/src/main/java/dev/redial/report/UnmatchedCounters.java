package dev.redial.report;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the connections that no rule is for, by host. Safe for use by many threads; a host that is
 * known already costs no allocation.
 */
public final class UnmatchedCounters {
  /** Programs that crawl the web see hosts without end. */
  private static final int MOST = 256;

  private final ConcurrentHashMap<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final LongAdder others = new LongAdder();

  public UnmatchedCounters() {}

  /** Counts one. */
  public void count(String host) {
    var count = counts.get(host);
    if (count == null) {
      count = counts.size() < MOST ? first(host) : others;
    }
    count.increment();
  }

  private LongAdder first(String host) {
    var fresh = new LongAdder();
    var known = counts.putIfAbsent(host, fresh);
    return known == null ? fresh : known;
  }

  /** How many there were, by host; those beyond a limit together. */
  public Map<String, Long> counts() {
    var copy = new TreeMap<String, Long>();
    counts.forEach((host, count) -> copy.put(host, count.sum()));
    if (others.sum() > 0) {
      copy.put("all others", others.sum());
    }
    return copy;
  }
}
