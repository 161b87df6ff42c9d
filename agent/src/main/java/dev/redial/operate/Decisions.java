package dev.redial.operate;

import dev.redial.flight.Flight;
import dev.redial.flight.Peer;
import dev.redial.rule.Address;
import dev.redial.rule.Rule;
import dev.redial.rule.RuleSet;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What every layer asks: the rule for the endpoint it was given, and whether to carry it out.
 *
 * <p>Safe for use by many threads. Asking for an endpoint without a rule allocates nothing.
 */
public final class Decisions {
  /** The packages of JSSE and of HttpsURLConnection. */
  public static final List<String> JDK = List.of("sun.security.", "sun.net.www.protocol.https.");

  /** The layer in which TLS is left out: each time is logged, unless nothing is. */
  public static final String PLAINTEXT = "plaintext";

  private volatile ActiveRules active;
  private volatile long changed;
  private final Log log;
  private final @Nullable Address sandbox;
  private final ConcurrentHashMap<String, String> notTaken = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, LongAdder> failedHooks = new ConcurrentHashMap<>();
  private final Connections connections = new Connections();
  private final RoutedConnections routed = new RoutedConnections(this);
  private final Untouched untouched = new Untouched();
  private final Fingerprints fingerprints = new Fingerprints();
  private final Hints hints;
  private final AnswerHints answerHints;

  /** Decides by these rules; {@code observe} holds for all of them. */
  public Decisions(RuleSet rules, boolean observe, Log log) {
    this(new ActiveRules(rules, observe), log, null);
  }

  /** Decides by these rules, until others take their place, in a {@link #sandbox} or in none. */
  public Decisions(ActiveRules active, Log log, @Nullable Address sandbox) {
    this.active = active;
    this.log = log;
    this.sandbox = sandbox;
    this.hints = new Hints(log);
    this.answerHints = new AnswerHints(hints);
    fingerprints.replaced(active.carriesOut());
  }

  /** The rules that hold now. */
  public ActiveRules active() {
    return active;
  }

  /** Has other rules hold, as a whole, for all that is asked from now on. */
  public void replace(ActiveRules rules) {
    active = rules;
    fingerprints.replaced(rules.carriesOut());
    routed.replaced();
    changed = System.currentTimeMillis();
  }

  /** When other rules began to hold the last time, in milliseconds since the epoch. */
  public long changed() {
    return changed;
  }

  /**
   * The rule for an endpoint as the application named it, or null; null for {@link OwnWork}.
   *
   * @param port below 1 if it is unknown, which only rules without ports match
   */
  public @Nullable Rule find(@Nullable String host, int port) {
    if (host == null) {
      return null;
    }
    var rule = holding(host, port);
    return rule == null || OwnWork.isGoingOn() ? null : rule;
  }

  /** The same, whoever asks. */
  @Nullable Rule holding(String host, int port) {
    var rules = active.rules();
    return rules.match(host, port, rules.expires() ? System.currentTimeMillis() : 0);
  }

  /** Where all that the application connects to really is, or null; null for {@link OwnWork}. */
  public @Nullable Address sandbox() {
    return sandbox == null || OwnWork.isGoingOn() ? null : sandbox;
  }

  /** The connections that were made under a rule. */
  public Connections connections() {
    return connections;
  }

  /** The connections that a rule has led another way. */
  public RoutedConnections routed() {
    return routed;
  }

  /** Whether the rule only decides, counts and logs. */
  public boolean onlyObserves(Rule rule) {
    return active.observe() || rule.observe();
  }

  /**
   * Counts a hit, and logs the first one of the rule in this layer, or each if it is plaintext.
   *
   * @param layer what was changed, as {@code TLS}
   * @param change before and after, without secrets
   */
  public void hit(Rule rule, String layer, String host, int port, String change) {
    var tally = active.tally(rule);
    boolean isFirst = tally != null && tally.hit(layer);
    if (Flight.records()) {
      Flight.ruleApplied(rule.name(), layer, new Peer(host, port), change, onlyObserves(rule));
    }
    boolean isPlaintext = layer.equals(PLAINTEXT) && !onlyObserves(rule);
    if (isPlaintext) {
      log.error(HitLine.of(rule, false, layer, new Peer(host, port), change));
    } else if (isFirst || log.debugs()) {
      log.info(HitLine.of(rule, onlyObserves(rule), layer, new Peer(host, port), change));
    }
  }

  /** Says once what a rule asks for and does not get. */
  public void warnOnce(Rule rule, String what) {
    var tally = active.tally(rule);
    if (tally != null && tally.isNews(what)) {
      log.error("rule '" + rule.name() + "' " + what);
    }
  }

  /** For a rule that matches and cannot be applied: the connection must not go on without it. */
  public IOException refusal(Rule rule, String layer, String host, Throwable cause) {
    var message =
        "redial: rule '"
            + rule.name()
            + "' matches "
            + host
            + " and cannot be applied ("
            + layer
            + "), so the connection is refused: "
            + cause;
    log.error(message.substring("redial: ".length()));
    var tally = active.tally(rule);
    if (tally != null) {
      tally.failed("refused by redial");
    }
    Flight.ruleFailed(rule.name(), layer, host, String.valueOf(cause));
    return Refusal.of(layer, message, cause);
  }

  /** Says that a type could not be woven, and why. */
  public void didNotTake(String type, String reason) {
    log.error("instrumentation of " + type + " did not take: " + reason);
    notTaken.put(type, reason);
  }

  /**
   * A client's TLS handshake came to nothing.
   *
   * @param rule whose connection it was, or null
   * @param alert by its name in RFC 8446 section 6
   */
  public void handshakeFailed(@Nullable Rule rule, String host, int port, String alert) {
    var tally = rule == null ? null : active.tally(rule);
    if (tally != null) {
      tally.failed("TLS " + alert);
    }
    hints.handshakeFailed(rule, host, port, alert);
  }

  /** A server, or a proxy on the way to it, answered a request to this endpoint. */
  public void answered(String host, int port, int status) {
    if (!OwnWork.isGoingOn()) {
      var rule = holding(host, port);
      answerHints.answered(rule == null || onlyObserves(rule) ? null : rule, host, port, status);
    }
  }

  /** The connections that no rule is for. */
  public Untouched untouched() {
    return untouched;
  }

  /** What went out to each endpoint, if that is asked for. */
  public Fingerprints fingerprints() {
    return fingerprints;
  }

  /** The types that could not be woven, with the reason. */
  public Map<String, String> notTaken() {
    return new TreeMap<>(notTaken);
  }

  /**
   * Why a rule must not be applied, because part of its TLS settings cannot be, or null.
   *
   * @param packages the beginnings of the names of all the types that take part
   */
  public @Nullable String missing(Rule rule, List<String> packages) {
    if (notTaken.isEmpty() || !rule.changesHandshake() || onlyObserves(rule)) {
      return null;
    }
    for (var beginning : packages) {
      var missing = missing(beginning);
      if (missing != null) {
        return missing;
      }
    }
    return null;
  }

  /** Which of the types whose names begin so could not be woven, in words, or null. */
  public @Nullable String missing(String packages) {
    if (!notTaken.isEmpty()) {
      for (var entry : notTaken.entrySet()) {
        if (entry.getKey().startsWith(packages)) {
          return entry.getKey() + " could not be instrumented";
        }
      }
    }
    return null;
  }

  /** A hook broke before it knew of a rule: the connection goes on as the application made it. */
  void hookFailed(String hook, Throwable t) {
    var failures = new LongAdder();
    var earlier = failedHooks.putIfAbsent(hook, failures);
    (earlier == null ? failures : earlier).increment();
    if (earlier == null) {
      log.error(hook + " failed, connections go on without it: " + t);
    }
  }
}
