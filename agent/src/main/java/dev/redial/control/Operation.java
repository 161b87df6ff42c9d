package dev.redial.control;

import dev.redial.instrumentation.Weaver;
import dev.redial.operate.ActiveRules;
import dev.redial.operate.Decisions;
import dev.redial.operate.Log;
import dev.redial.operate.Options;
import dev.redial.rule.RuleSet;
import dev.redial.tls.RuledSessions;
import dev.redial.yaml.Problem;
import dev.redial.yaml.RuleReport;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent in one JVM: which version of the rules holds, and what changes it.
 *
 * <p>Safe for use by many threads. What runs before the application starts spares what costs
 * start-up time.
 */
public final class Operation {
  private static final String START = "start";
  private static final byte[] NOTHING = {};
  private static @Nullable Operation running;

  private final Instrumentation jvm;
  private final Log log;
  private final Audit audit;
  private final Decisions decisions;
  private final Weaver weaver;
  private final Expiries expiries;
  private RuleSource source;
  private boolean observe;
  private boolean watches;
  private @Nullable ActiveRules paused;
  private @Nullable RuleReport current;
  private List<Problem> rejected = List.of();

  private Operation(Instrumentation jvm, RuleSource source, Log log, Options options) {
    this.jvm = jvm;
    this.log = log;
    this.audit = new Audit(log, Opening.auditLog(options, log));
    this.source = source;
    this.decisions = new Decisions(ActiveRules.none(), log, options.sandbox());
    this.weaver = new Weaver(jvm, decisions);
    this.expiries = new Expiries(audit);
  }

  /** The one operation of this JVM, without rules yet. */
  public static synchronized Operation create(
      Instrumentation jvm, RuleSource source, Log log, Options options) {
    running = new Operation(jvm, source, log, options);
    return running;
  }

  /** Forgets it, as if it had never been. */
  static synchronized void discard() {
    running = null;
  }

  /** The operation of this JVM, or null. */
  static synchronized @Nullable Operation running() {
    return running;
  }

  /**
   * Reads the rules for the first time and weaves if there are any.
   *
   * @param observes whether every rule only decides, counts and logs
   * @return whether there are
   */
  public synchronized boolean begin(boolean observes) {
    observe = observes;
    read(START);
    return current != null;
  }

  /** Why no rule is in force in this JVM, or null; it loads a class to find that out. */
  public synchronized @Nullable String notInForce() {
    return decisions.lacks().notInForceForSure();
  }

  /** Takes fingerprints of what goes out, from now on. */
  public synchronized void takeFingerprints() {
    decisions.fingerprints().take();
    weaver.takeFingerprints();
  }

  /** Looks after the rules from now on, in a thread of its own. */
  public synchronized void watch(boolean reload) {
    watches = reload;
    new Watch(this, jvm, log).start();
  }

  /** Whether there is somebody for {@link ManagementBean}. */
  boolean isManaged() {
    return weaver.sawManagement();
  }

  /** What the watching thread does again and again. */
  synchronized void look() {
    if (paused != null) {
      restoreOnceDrained();
    } else {
      if (watches && source.mayHaveChanged()) {
        read("change of " + source.name());
      }
      expiries.look(decisions.active().rules());
    }
    audit.record();
  }

  /** Reads the rules now; answers what is wrong with them. */
  synchronized List<Problem> reload(String by) {
    if (paused == null) {
      read(by);
    }
    return rejected;
  }

  /** Has rules of another source hold, if they are valid; answers what is wrong with them. */
  synchronized List<Problem> change(RuleSource other, boolean observes, String by) {
    var report = other.read();
    if (report == null || report.rules() == null) {
      return report == null ? List.of() : report.problems();
    }
    source = other;
    observe = observes;
    current = null;
    paused = null;
    report(report, by);
    take(report, by);
    return report.problems();
  }

  /** No rule holds any more, and woven classes get their bytes back. */
  synchronized void off(String by) {
    if (paused == null) {
      paused = decisions.active();
      hold(ActiveRules.off(paused));
      audit.changes("no rules (off)", NOTHING, by);
      restoreOnceDrained();
    }
  }

  /** The rules hold again, as the source has them now. */
  synchronized void on(String by) {
    var held = paused;
    if (held != null) {
      paused = null;
      hold(held.again());
      weaver.weave();
      if (current != null) {
        audit.changes(held.count() + " from " + source.name(), current.content(), by);
      }
      read(by);
    }
  }

  /**
   * A connection that was made under a rule is verified under it, and its sessions are kept apart,
   * for as long as it lasts: its classes stay woven until then.
   */
  private void restoreOnceDrained() {
    if (weaver.weaves() && decisions.connections().draining(decisions).isEmpty()) {
      weaver.restore();
      log.info("off: all classes have their original bytes");
    }
  }

  private void read(String by) {
    var report = source.read();
    if (report != null) {
      report(report, by);
      take(report, by);
    }
  }

  /** Says once what is wrong, however often the same is read. */
  private void report(RuleReport report, String by) {
    if (!report.problems().equals(rejected)) {
      audit.problems(report, source.name(), current != null, by);
    }
    rejected = report.problems();
  }

  private void take(RuleReport report, String by) {
    var rules = report.rules();
    if (rules == null || isCurrent(report, rules)) {
      return;
    }
    boolean isFirst = current == null;
    hold(new ActiveRules(rules, observe, decisions.active()));
    current = report;
    weaver.weave();
    var force = decisions.lacks().notInForce() == null ? "" : ", NOT in force";
    var what = decisions.active().count() + " from " + source.name() + force;
    if (isFirst && by.equals(START)) {
      audit.begins(what, report.content(), by);
    } else {
      audit.changes(what, report.content(), by);
    }
    keep(report);
  }

  /** Before the first weaving there are no sessions, and their class is not to be loaded. */
  private void hold(ActiveRules rules) {
    decisions.replace(rules);
    if (weaver.weaves()) {
      RuledSessions.dropOthers(rules);
    }
  }

  private boolean isCurrent(RuleReport report, RuleSet rules) {
    return current != null
        && Arrays.equals(current.content(), report.content())
        && decisions.active().rules().doesAs(rules);
  }

  private void keep(RuleReport report) {
    try {
      source.accepted(report);
    } catch (IOException e) {
      log.error("the last good version cannot be kept for the next start: " + e);
    }
  }

  /**
   * What the rules that hold do to a call of the URL.
   *
   * @throws IllegalArgumentException if it is none
   */
  synchronized String explain(String url) {
    return Explanation.of(
        source.name(), decisions.active().rules(), url, System.currentTimeMillis());
  }

  /** What there is to say about it. */
  synchronized Status status() {
    return new Status(
        new Status.Source(source.name(), current, rejected, audit.last()),
        decisions,
        paused != null,
        weaver.weaves(),
        weaver.taken());
  }
}
