package dev.redial.operate;

import dev.redial.rule.Rule;
import dev.redial.rule.RuleSet;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What every layer asks: the rule for the endpoint it was given, and whether to carry it out.
 *
 * <p>Safe for use by many threads. Asking for an endpoint without a rule allocates nothing.
 */
public final class Decisions {
  /** The packages of JSSE and of HttpsURLConnection. */
  public static final String JDK = "sun.";

  private final RuleSet rules;
  private final boolean observe;
  private final Log log;
  private final ConcurrentHashMap<String, String> notTaken = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, LongAdder> hits = new ConcurrentHashMap<>();

  /** Decides by these rules; {@code observe} holds for all of them. */
  public Decisions(RuleSet rules, boolean observe, Log log) {
    this.rules = rules;
    this.observe = observe;
    this.log = log;
  }

  /**
   * The rule for an endpoint as the application named it, or null.
   *
   * @param port below 1 if it is unknown, which only rules without ports match
   */
  public @Nullable Rule find(@Nullable String host, int port) {
    if (host == null) {
      return null;
    }
    return rules.match(host, port, rules.expires() ? System.currentTimeMillis() : 0);
  }

  /** Whether the rule only decides, counts and logs. */
  public boolean onlyObserves(Rule rule) {
    return observe || rule.observe();
  }

  /**
   * Counts a hit, and logs the first one of the rule in this layer.
   *
   * @param layer what was changed, as {@code TLS}
   * @param change before and after, without secrets
   */
  public void hit(Rule rule, String layer, String host, int port, String change) {
    var hit = new LongAdder();
    var earlier = hits.putIfAbsent(rule.name() + '\n' + layer, hit);
    (earlier == null ? hit : earlier).increment();
    if (earlier != null && !log.debugs()) {
      return;
    }
    var line = new StringBuilder("rule '").append(rule.name()).append('\'');
    line.append(onlyObserves(rule) ? " (observe) would change " : " changes ");
    line.append(host);
    if (port > 0) {
      line.append(':').append(port);
    }
    line.append(", ").append(layer).append(": ").append(change);
    if (rule.reason() != null) {
      line.append(" (").append(rule.reason()).append(')');
    }
    log.info(line.toString());
  }

  /** Says once what a rule asks for and does not get. */
  public void warnOnce(Rule rule, String what) {
    if (hits.putIfAbsent(rule.name() + '\n' + what, new LongAdder()) == null) {
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
    return layer.equals("TLS") ? new SSLException(message, cause) : new IOException(message, cause);
  }

  /** Says that a type could not be woven, and why. */
  public void didNotTake(String type, String reason) {
    log.error("instrumentation of " + type + " did not take: " + reason);
    notTaken.put(type, type + " could not be instrumented");
  }

  /**
   * Why a rule must not be applied, because part of its TLS settings cannot be, or null.
   *
   * @param packages the beginning of the names of all the types that take part
   */
  public @Nullable String missing(Rule rule, String packages) {
    if (!notTaken.isEmpty() && !rule.tls().isEmpty() && !onlyObserves(rule)) {
      for (var entry : notTaken.entrySet()) {
        if (entry.getKey().startsWith(packages)) {
          return entry.getValue();
        }
      }
    }
    return null;
  }

  /** A hook broke before it knew of a rule: the connection goes on as the application made it. */
  void hookFailed(String hook, Throwable t) {
    if (hits.putIfAbsent("hook\n" + hook, new LongAdder()) == null) {
      log.error(hook + " failed, connections go on without it: " + t);
    }
  }
}
