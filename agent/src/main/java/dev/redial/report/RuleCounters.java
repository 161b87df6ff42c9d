package dev.redial.report;

import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What became of one rule so far. Safe for use by many threads. */
public final class RuleCounters {
  /** HTTP clients write their first head well before; milliseconds. */
  public static final long LONG_ENOUGH = 10_000;

  private final Rule rule;
  private final Counts counts;

  private static final class Counts {
    private final ConcurrentHashMap<Layer, LongAdder> hits = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Boolean> said = new ConcurrentHashMap<>();
    private final OnceAnHour saidLately = new OnceAnHour();
    private final OnceAnHour refusedLately = new OnceAnHour();
    private final LongAdder handshakes = new LongAdder();
    private volatile boolean endedEarly;
    private volatile long firstHandshake;
    private volatile long firstHit;
    private volatile long lastHit;
  }

  public RuleCounters(Rule rule) {
    this(rule, new Counts());
  }

  private RuleCounters(Rule rule, Counts counts) {
    this.rule = rule;
    this.counts = counts;
  }

  /** The same tally for the next version of the rule. */
  public RuleCounters of(Rule next) {
    return new RuleCounters(next, counts);
  }

  public Rule rule() {
    return rule;
  }

  /**
   * Counts a connection or request that the rule is for; answers whether it is the layer's first.
   */
  public boolean hit(Layer layer) {
    long now = System.currentTimeMillis();
    if (counts.firstHit == 0) {
      counts.firstHit = now;
    }
    counts.lastHit = now;
    return add(counts.hits, layer);
  }

  /** Counts a connection that ended before a request head could be written to it. */
  public void failed(String kind) {
    counts.endedEarly = true;
    add(counts.failures, kind);
  }

  /** Counts a connection that was refused; answers whether to say so, once in an hour. */
  public boolean refused(String kind, String what) {
    failed(kind);
    return counts.refusedLately.isNews(what);
  }

  /** Counts a connection whose route did not open; answers whether to say so, once in an hour. */
  public boolean routeFailed(String kind) {
    add(counts.failures, kind);
    return counts.saidLately.isNews(kind);
  }

  /** Counts a request whose answer refuses it. */
  public void answerFailed(String kind) {
    add(counts.failures, kind);
  }

  /**
   * Counts a TLS connection on which the rule changes request heads.
   *
   * @param now in milliseconds
   * @return whether an earlier one is so old that its head would have been seen, and none was
   */
  public boolean begins(long now) {
    counts.handshakes.increment();
    if (counts.firstHandshake == 0) {
      counts.firstHandshake = now;
    }
    return now - counts.firstHandshake >= LONG_ENOUGH && missesHeads() > 0;
  }

  /** On how many TLS connections no request head was changed, if so on all of them, or 0. */
  public long missesHeads() {
    boolean seen = counts.hits.containsKey(Layer.HTTP) || counts.hits.containsKey(Layer.RAW_HTTP);
    return seen || counts.endedEarly ? 0 : counts.handshakes.sum();
  }

  /** Whether this was not said before. */
  public boolean isNews(String what) {
    return counts.said.putIfAbsent(what, true) == null;
  }

  /** Whether this was not said within the last hour. */
  public boolean isLatelyNews(String what) {
    return counts.saidLately.isNews(what);
  }

  /** How often the rule was carried out or observed, by layer. */
  public Map<String, Long> hits() {
    return copy(counts.hits);
  }

  /** How often its connections failed, by what failed. */
  public Map<String, Long> failures() {
    return copy(counts.failures);
  }

  /** Milliseconds since the epoch, or 0 for never. */
  public long firstHit() {
    return counts.firstHit;
  }

  /** Milliseconds since the epoch, or 0 for never. */
  public long lastHit() {
    return counts.lastHit;
  }

  private static <K> boolean add(ConcurrentHashMap<K, LongAdder> to, K key) {
    var one = new LongAdder();
    var known = to.putIfAbsent(key, one);
    (known == null ? one : known).increment();
    return known == null;
  }

  private static Map<String, Long> copy(ConcurrentHashMap<?, LongAdder> of) {
    var copy = new TreeMap<String, Long>();
    of.forEach((key, count) -> copy.put(key.toString(), count.sum()));
    return copy;
  }
}
