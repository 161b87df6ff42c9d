package dev.redial.decision;

import dev.redial.flight.Flight;
import dev.redial.flight.Peer;
import dev.redial.report.Fingerprints;
import dev.redial.report.HitLine;
import dev.redial.report.Lacks;
import dev.redial.report.Log;
import dev.redial.report.TlsFailure;
import dev.redial.report.Untouched;
import dev.redial.rule.Effect;
import dev.redial.rule.Layer;
import dev.redial.rule.Place;
import dev.redial.rule.Rule;
import dev.redial.rule.RuleSet;
import dev.redial.rule.host.Address;
import dev.redial.work.OwnWork;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What every layer asks: the rule for the endpoint it was given, and whether to carry it out. Safe
 * for use by many threads. Asking for an endpoint without a rule allocates nothing.
 */
public final class Decisions {
  private volatile ActiveRules active;
  private volatile long changed;
  private final Log log;
  private final @Nullable Address sandbox;
  private final Lacks lacks = new Lacks();
  private final WeavingReport weaving;
  private final BrokenHooks brokenHooks;
  private final Connections connections = new Connections();
  private final RoutedConnections routed = new RoutedConnections(this);
  private final Untouched untouched = new Untouched();
  private final Fingerprints fingerprints = new Fingerprints();
  private final PinnedNames pinnedNames = new PinnedNames();
  private final Hints hints;
  private final AnswerHints answerHints;
  private final RouteFailures routeFailures;

  /** Decides by these rules; {@code observe} holds for all of them. */
  public Decisions(RuleSet rules, boolean observe, Log log) {
    this(new ActiveRules(rules, observe), log, null);
  }

  /** Decides by these rules, until others take their place, in a {@link #sandbox} or in none. */
  public Decisions(ActiveRules active, Log log, @Nullable Address sandbox) {
    this.active = active;
    this.log = log;
    this.sandbox = sandbox;
    this.weaving = new WeavingReport(this, log);
    this.hints = new Hints(log, this);
    this.brokenHooks = new BrokenHooks(this, log);
    this.answerHints = new AnswerHints(hints);
    this.routeFailures = new RouteFailures(this, log);
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
    var rule = host == null ? null : holding(host, port);
    return rule == null || OwnWork.isGoingOn() ? null : rule;
  }

  /** The same, whoever asks. */
  @Nullable Rule holding(String host, int port) {
    log.open();
    var rules = active.rules();
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
    var rules = active.rules();
    long now = rules.expires() ? System.currentTimeMillis() : 0;
    var rule = host == null ? null : rules.any(host, effect, now);
    return rule == null || !isInForce(rule) || OwnWork.isGoingOn() ? null : rule;
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

  /** The connections to which a rule gives a route that does not open. */
  public RouteFailures routeFailures() {
    return routeFailures;
  }

  /** Whether the rule only decides, counts and logs. */
  public boolean onlyObserves(Rule rule) {
    return active.observe() || rule.observe();
  }

  /**
   * Counts a hit, and logs the first one of the rule in this layer, or each that is a risk.
   *
   * @param layer what was changed
   * @param change before and after, without secrets
   */
  public void hit(Rule rule, Layer layer, String host, int port, String change) {
    var tally = active.tally(rule);
    boolean isFirst = tally != null && tally.hit(layer);
    if (Flight.records()) {
      Flight.ruleApplied(
          rule.name(), layer.toString(), new Peer(host, port), change, onlyObserves(rule));
    }
    if (layer.isRisk() && !onlyObserves(rule)) {
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
  public IOException refusal(Rule rule, Layer layer, String host, Throwable cause) {
    return Refusal.of(layer, report(rule, layer.toString(), host, cause), cause);
  }

  /** The same, where a hook broke, and the layer is unknown. */
  IOException refusalByHook(Rule rule, String hook, String host, Throwable cause) {
    return Refusal.of(null, report(rule, hook, host, cause), cause);
  }

  private String report(Rule rule, String where, String host, Throwable cause) {
    var what = Refusal.inWords(rule, where, host, cause);
    var tally = active.tally(rule);
    if (tally == null || tally.refused(Refusal.KIND, what)) {
      log.error(what + "; status counts further ones");
    }
    Flight.ruleFailed(rule.name(), where, host, Refusal.KIND, String.valueOf(cause));
    return "redial: " + what;
  }

  /** Where it is said what could not be woven. */
  public WeavingReport weaving() {
    return weaving;
  }

  /** The capabilities that this JVM lacks. */
  public Lacks lacks() {
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
   * A client's TLS handshake came to nothing.
   *
   * @param rule whose connection it was, or null
   */
  public void handshakeFailed(@Nullable Rule rule, String host, int port, TlsFailure failure) {
    var tally = rule == null ? null : active.tally(rule);
    if (tally != null) {
      tally.failed("TLS " + failure.alert());
    }
    hints.handshakeFailed(rule, host, port, failure);
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

  /** Whether connections have been given other verify names. */
  public PinnedNames pinnedNames() {
    return pinnedNames;
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

  /** What becomes of connections whose hook broke. */
  BrokenHooks brokenHooks() {
    return brokenHooks;
  }
}
