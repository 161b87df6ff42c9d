package dev.redial.control;

import dev.redial.catalog.Weaver;
import dev.redial.decision.ActiveRules;
import dev.redial.decision.Decisions;
import dev.redial.report.Log;
import dev.redial.report.Options;
import dev.redial.report.UnmetRequirement;
import dev.redial.rule.Rule;
import dev.redial.yaml.tree.Problem;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent in one JVM, and what can be asked of it.
 *
 * <p>Safe for use by many threads. Whoever has rules read waits for them no longer than {@link
 * Watch#TIMEOUT_MILLIS}, and nobody else waits for that. What runs before the application starts
 * spares what costs start-up time.
 */
public final class AgentRuntime {
  private static volatile @Nullable AgentRuntime running;

  /** Makes the agent once it is needed, or null. */
  private static volatile @Nullable DeferredStart start;

  private final Instrumentation jvm;
  private final Log log;
  private final RuleSource source;
  private final Decisions decisions;
  private final Weaver weaver;
  private final RulesInForce rulesInForce;

  private AgentRuntime(
      Instrumentation jvm, RuleSource source, Log log, Options options, Decisions decisions) {
    this.jvm = jvm;
    this.log = log;
    this.source = source;
    this.decisions = decisions;
    this.weaver = new Weaver(jvm, decisions);
    var audit = new Audit(log, Opening.auditLog(options, log));
    this.rulesInForce = new RulesInForce(source.name(), decisions, weaver, log, audit);
  }

  /** The one runtime of this JVM, without rules yet. */
  public static AgentRuntime create(
      Instrumentation jvm, RuleSource source, Log log, Options options) {
    var decisions = new Decisions(ActiveRules.none(), log, options.sandbox());
    var runtime = new AgentRuntime(jvm, source, log, options, decisions);
    running = runtime;
    return runtime;
  }

  /** One whose rules a deferred start reads. Several threads may make one; one is installed. */
  static AgentRuntime deferred(
      Instrumentation jvm, RuleSource source, Log log, DeferredStart start) {
    var options = start.options();
    var decisions = new Decisions(log, options.sandbox(), start);
    return new AgentRuntime(jvm, source, log, options, decisions);
  }

  /** The agent in this JVM is made once it is needed. */
  static void defer(DeferredStart deferred) {
    start = deferred;
  }

  /** Makes this the agent in this JVM. */
  void install() {
    running = this;
  }

  /** Forgets it, as if it had never been. */
  static void discard() {
    running = null;
  }

  /** The agent in this JVM, with its rules read, or null. It is made here if need be. */
  static @Nullable AgentRuntime running() {
    var deferred = start;
    if (deferred != null) {
      // or a command would change rules that are not read yet
      deferred.run();
    }
    return running;
  }

  /**
   * Has the rules read for the first time, and looked after from then on; weaves if there are any.
   * Rules that take longer hold once they are read.
   *
   * @param observes whether every rule only decides, counts and logs
   * @param reloads whether they are read again when they change
   * @return whether there are rules
   */
  public boolean begin(boolean observes, boolean reloads) {
    var first = new Watch(this, source, log, reloads);
    rulesInForce.readBy(first, observes);
    first.start();
    boolean isRead = false;
    try {
      isRead = first.awaitFirst();
      if (isRead) {
        rulesInForce.begin(first, first.first());
      } else {
        log.error(source.name() + ": " + Watch.SLOW);
      }
    } finally {
      first.decide(true, isRead);
    }
    return rulesInForce.hasRules();
  }

  /** Connections wait for the first rules no longer. */
  void stopWaiting() {
    rulesInForce.stopWaiting();
  }

  /** What weaves for it. */
  Weaver weaver() {
    return weaver;
  }

  /** Why no rule is in force in this JVM, or null; it loads a class to find that out. */
  public @Nullable String notInForce() {
    return decisions.lacks().notInForceForSure();
  }

  /** Takes fingerprints of what goes out, from now on. */
  public void takeFingerprints() {
    decisions.reports().fingerprints().take();
    weaver.takeFingerprints();
  }

  /** Which rules hold. */
  RulesInForce rulesInForce() {
    return rulesInForce;
  }

  /** What the JVM lets agents do. */
  Instrumentation jvm() {
    return jvm;
  }

  /** Whether there is somebody for {@link ManagementBean}. */
  boolean isManaged() {
    return weaver.sawManagement();
  }

  /** Has the rules read now; answers what is wrong with them. */
  List<Problem> reload(String by) {
    return rulesInForce.isPaused() || read(by) ? rulesInForce.rejected() : slow(sourceName());
  }

  /** Answers whether that is over. */
  private boolean read(String by) {
    var reader = rulesInForce.reader();
    return reader == null || reader.readNow(by);
  }

  /**
   * Has rules of another source hold, if they are valid.
   *
   * @return what keeps them from it; nothing if they hold
   */
  List<Problem> change(RuleSource other, Options options, String by) {
    var reader = new Watch(this, other, log, options.reloading().on());
    reader.start();
    boolean stays = false;
    try {
      if (!reader.awaitFirst()) {
        return slow(other.name());
      }
      var report = reader.first();
      if (report == null || report.rules() == null) {
        return report == null ? List.of() : report.problems();
      }
      stays = true;
      rulesInForce.change(reader, report, options.observe(), by);
      return List.of();
    } finally {
      reader.decide(stays, true);
    }
  }

  private static List<Problem> slow(String name) {
    var remedy = "see what holds it up; 'status' says which rules hold";
    return List.of(new Problem(name, 1, 1, Problem.Severity.ERROR, null, Watch.SLOW, remedy));
  }

  /** No rule holds any more, and woven classes get their bytes back. */
  void off(String by) {
    rulesInForce.off(by);
  }

  /** The rules hold again, as the source has them now. */
  void on(String by) {
    if (rulesInForce.on(by) && !read(by)) {
      log.error(sourceName() + ": " + Watch.SLOW);
    }
  }

  private String sourceName() {
    return status().source().name();
  }

  /**
   * What the rules that hold do to a call of the URL.
   *
   * @throws IllegalArgumentException if it is not valid
   */
  String explain(String url) {
    return Explanation.of(
        sourceName(), decisions.active().rules(), url, System.currentTimeMillis());
  }

  /** What this JVM cannot carry out of the rules; it loads the classes that they need. */
  UnmetRequirements unmetRequirements() {
    var carriedOut = new ArrayList<Rule>();
    for (var rule : decisions.active().rules().rules()) {
      if (!decisions.onlyObserves(rule)) {
        carriedOut.add(rule);
        decisions.lacks().lookFor(rule);
      }
    }
    return new UnmetRequirements(notInForce(), UnmetRequirement.of(decisions.lacks(), carriedOut));
  }

  /** What there is to say about it. */
  Status status() {
    return rulesInForce.status();
  }
}
