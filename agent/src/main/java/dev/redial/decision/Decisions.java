package dev.redial.decision;

import dev.redial.report.Log;
import dev.redial.report.MissingCapabilities;
import dev.redial.rule.Effect;
import dev.redial.rule.Layer;
import dev.redial.rule.Place;
import dev.redial.rule.Rule;
import dev.redial.rule.RuleSet;
import dev.redial.rule.host.Address;
import dev.redial.work.AgentCallScope;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What every layer asks: the rule for the endpoint it was given, whether to carry it out, and the
 * exception if that fails. {@link Reports} says what happened, and {@link TrackedConnections} knows
 * what is open. Safe for use by many threads. Asking for an endpoint without a rule allocates
 * nothing.
 */
public final class Decisions {
  private final HeldRules held;
  private volatile long changed;
  private final Log log;
  private final @Nullable Address sandbox;
  private final MissingCapabilities lacks = new MissingCapabilities();
  private final Reports reports;
  private final TrackedConnections tracked = new TrackedConnections(this);

  /** Decides by these rules; {@code observe} holds for all of them. */
  public Decisions(RuleSet rules, boolean observe, Log log) {
    this(new ActiveRules(rules, observe), log, null);
  }

  /** Decides by these rules, until others take their place, in a {@link #sandbox} or in none. */
  public Decisions(ActiveRules active, Log log, @Nullable Address sandbox) {
    this(log, sandbox, (Runnable) null);
    held.replace(active);
    reports.fingerprints().replaced(active.carriesOut());
  }

  /**
   * Decides once the rules are read.
   *
   * @param firstReading returns when they are, and has called {@link #replace} by then
   */
  public Decisions(Log log, @Nullable Address sandbox, @Nullable Runnable firstReading) {
    this.held = new HeldRules(firstReading);
    this.log = log;
    this.sandbox = sandbox;
    this.reports = new Reports(this, log);
  }

  /** The rules that hold now. A connection waits here while they are read for the first time. */
  public ActiveRules active() {
    return held.get();
  }

  /** The rules that hold now, or null where they are not read yet. It waits for nobody. */
  @Nullable ActiveRules known() {
    return held.known();
  }

  /** Has other rules hold, as a whole, for all that is asked from now on. */
  public void replace(ActiveRules rules) {
    held.replace(rules);
    reports.weaving().tell(rules);
    reports.fingerprints().replaced(rules.carriesOut());
    tracked.routed().replaced();
    changed = System.currentTimeMillis();
  }

  /** When other rules began to hold the last time, in milliseconds since the epoch. */
  public long changed() {
    return changed;
  }

  /**
   * The rule for an endpoint as the application named it, or null; null for {@link AgentCallScope}.
   *
   * @param port below 1 if it is unknown, which only rules without ports match
   */
  public @Nullable Rule find(@Nullable String host, int port) {
    var rule = host == null ? null : holding(host, port);
    return rule == null || AgentCallScope.isGoingOn() ? null : rule;
  }

  /** The same, whoever asks. */
  @Nullable Rule holding(String host, int port) {
    var rules = held.get().rules();
    log.open();
    var rule = rules.match(host, port, rules.expires() ? System.currentTimeMillis() : 0);
    return rule == null || isInForce(rule) ? rule : null;
  }

  /** Before anything is done for a rule of TLS it must be known that TLS can be ruled here. */
  private boolean isInForce(Rule rule) {
    var reason = rule.changesHandshake() ? lacks.notInForceForSure() : lacks.notInForce();
    return reason == null;
  }

  /** The first rule for a host that has an effect on some port, or null. */
  public @Nullable Rule any(@Nullable String host, Effect effect) {
    var rules = held.get().rules();
    long now = rules.expires() ? System.currentTimeMillis() : 0;
    var rule = host == null ? null : rules.any(host, effect, now);
    return rule == null || !isInForce(rule) || AgentCallScope.isGoingOn() ? null : rule;
  }

  /**
   * Where all that the application connects to really is, or null; null for {@link AgentCallScope}.
   */
  public @Nullable Address sandbox() {
    return sandbox == null || AgentCallScope.isGoingOn() ? null : sandbox;
  }

  /** Where it is said what became of connections. */
  public Reports reports() {
    return reports;
  }

  /** The connections that rules have changed. */
  public TrackedConnections tracked() {
    return tracked;
  }

  /** Whether the rule only decides, counts and logs. */
  public boolean onlyObserves(Rule rule) {
    return held.get().observe() || rule.observe();
  }

  /** For a rule that matches and cannot be applied: the connection must not go on without it. */
  public IOException refusal(Rule rule, Layer layer, String host, Throwable cause) {
    return Refusal.of(layer, reports.refused(rule, layer.toString(), host, cause), cause);
  }

  /** The same, where a hook broke, and the layer is unknown. */
  IOException refusalByHook(Rule rule, String hook, String host, Throwable cause) {
    return Refusal.of(null, reports.refused(rule, hook, host, cause), cause);
  }

  /** The capabilities that this JVM lacks. */
  public MissingCapabilities lacks() {
    return lacks;
  }

  /** What is missing at a place to carry out the rule as a whole, in words, or null. */
  public @Nullable String lacking(Rule rule, Place place) {
    return lacking(rule, place, "");
  }

  /** The same, of types whose names begin so. */
  public @Nullable String lacking(Rule rule, Place place, String types) {
    return onlyObserves(rule) ? null : lacks.of(rule, place, types);
  }

  /**
   * Looks whether all that a rule needs at a place is there.
   *
   * @throws IOException if a rule holds for the endpoint, and not all of it is
   */
  public void require(@Nullable String host, int port, Place place) throws IOException {
    var rule = find(host, port);
    var lacking = rule == null ? null : lacking(rule, place);
    if (rule != null && host != null && lacking != null) {
      throw refusal(rule, Layer.HTTP, host, new IllegalStateException(lacking));
    }
  }
}
