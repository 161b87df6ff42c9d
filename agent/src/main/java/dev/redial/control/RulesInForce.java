package dev.redial.control;

import dev.redial.catalog.Weaver;
import dev.redial.decision.ActiveRules;
import dev.redial.decision.Decisions;
import dev.redial.report.Log;
import dev.redial.route.Placeholders;
import dev.redial.rule.RuleSet;
import dev.redial.tls.RuledSessions;
import dev.redial.yaml.RuleContent;
import dev.redial.yaml.RuleReport;
import dev.redial.yaml.tree.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which version of the rules holds, and what changes it.
 *
 * <p>Safe for use by many threads. A {@link Watch} reads rules, and this class only takes them
 * over: nothing waits for a rule file, a server or a cache under this lock. The status is read
 * without a lock.
 */
final class RulesInForce {
  private static final String START = "start";

  private final Log log;
  private final Audit audit;
  private final Decisions decisions;
  private final Weaver weaver;
  private volatile String source;
  private volatile @Nullable Watch reader;
  private volatile @Nullable ActiveRules paused;
  private volatile @Nullable RuleReport current;
  private volatile List<Problem> rejected = List.of();
  private boolean observe;

  /** Not before the application starts: it is one class less to load. */
  private @Nullable Expiries expiries;

  /** What was read while the rules were off. */
  private @Nullable RuleReport missed;

  /** Nothing holds yet. */
  RulesInForce(String source, Decisions decisions, Weaver weaver, Log log, Audit audit) {
    this.source = source;
    this.decisions = decisions;
    this.weaver = weaver;
    this.log = log;
    this.audit = audit;
  }

  /** From now on this one reads the rules. */
  synchronized void readBy(Watch first, boolean observes) {
    reader = first;
    observe = observes;
  }

  /** Who reads the rules, or null before the first. */
  @Nullable Watch reader() {
    return reader;
  }

  /** Whether there are rules. */
  boolean hasRules() {
    return current != null;
  }

  /** Whether they are off. */
  boolean isPaused() {
    return paused != null;
  }

  /** What is wrong with the version that was read last. */
  List<Problem> rejected() {
    return rejected;
  }

  /** Takes the first version up. */
  void begin(Watch by, @Nullable RuleReport report) {
    adopt(by, report, START);
  }

  /** Nothing holds and nothing stays woven, if no valid version was read by now. */
  synchronized void stopWaiting() {
    if (current == null) {
      decisions.replace(ActiveRules.none());
      weaver.restore();
    }
  }

  /**
   * Has what was read hold, if it is valid.
   *
   * @param cause what it was read for, or null for a change of the source
   */
  synchronized void adopt(Watch by, @Nullable RuleReport report, @Nullable String cause) {
    if (report == null || reader != by) {
      return;
    }
    if (paused != null) {
      missed = report;
      return;
    }
    take(report, cause == null ? "change of " + source : cause);
  }

  /** Needs less memory for the version in force. No lock is held: a digest takes its time. */
  void condense() {
    var held = current;
    if (held != null) {
      held.content().condense();
    }
  }

  /** Has rules of another source hold. */
  synchronized void change(Watch other, RuleReport report, boolean observes, String by) {
    source = other.source().name();
    reader = other;
    observe = observes;
    current = null;
    paused = null;
    missed = null;
    take(report, by);
  }

  /** No rule holds any more, and woven classes get their bytes back. */
  synchronized void off(String by) {
    if (paused == null) {
      var held = decisions.active();
      paused = held;
      hold(ActiveRules.off(held));
      audit.changes("no rules (off)", RuleContent.NONE, by);
      if (weaver.weaves() && Placeholders.areThere()) {
        log.info(
            "off: classes stay changed, since the application has addresses for hosts of rules");
      }
      restoreOnceDrained();
    }
  }

  /** They hold again, with what was read meanwhile; answers whether they were off. */
  synchronized boolean on(String by) {
    var held = paused;
    if (held == null) {
      return false;
    }
    paused = null;
    hold(held.again());
    weaver.weave();
    var report = current;
    if (report != null) {
      audit.changes(held.count() + " from " + source, report.content(), by);
    }
    var later = missed;
    missed = null;
    if (later != null) {
      take(later, by);
    }
    return true;
  }

  /** What is to be done again and again while the application runs. */
  synchronized void tend() {
    if (paused == null) {
      if (expiries == null) {
        expiries = new Expiries(audit);
      }
      expiries.look(decisions.active().rules());
    } else {
      restoreOnceDrained();
    }
    audit.record();
  }

  /**
   * A connection that was made under a rule is verified under it, and keeps its sessions apart, for
   * as long as it lasts. Its classes stay woven until then. The JVM cannot dial an address that
   * stands for a host, and the application may keep that address for ever.
   */
  private void restoreOnceDrained() {
    boolean inUse =
        Placeholders.areThere() || !decisions.tracked().connections().draining(decisions).isEmpty();
    if (weaver.weaves() && !inUse) {
      weaver.restore();
      log.info("off: all classes have their original bytes");
    }
  }

  private void take(RuleReport report, String by) {
    report(report, by);
    var rules = report.rules();
    if (rules == null || isCurrent(report, rules)) {
      return;
    }
    boolean isFirst = current == null;
    hold(new ActiveRules(rules, observe, decisions.active()));
    current = report;
    weaver.weave();
    var force = decisions.lacks().notInForce() == null ? "" : ", NOT in force";
    var what = decisions.active().count() + " from " + source + force;
    if (isFirst && by.equals(START)) {
      audit.begins(what, report.content(), by);
    } else {
      audit.changes(what, report.content(), by);
    }
  }

  /** Says once what is wrong, however often the same is read. */
  private void report(RuleReport report, String by) {
    if (!report.problems().equals(rejected)) {
      audit.problems(report, source, current != null, by);
    }
    rejected = report.problems();
  }

  /** Before the first weaving there are no sessions, and their class is not to be loaded. */
  private void hold(ActiveRules rules) {
    decisions.replace(rules);
    if (weaver.weaves()) {
      RuledSessions.dropOthers(rules);
    }
  }

  private boolean isCurrent(RuleReport report, RuleSet rules) {
    var held = current;
    return held != null
        && held.content().isSame(report.content())
        && decisions.active().rules().hasSameEffectAs(rules);
  }

  /** What there is to say about it. */
  Status status() {
    return new Status(
        new Status.Source(source, current, rejected, audit.last()),
        decisions,
        paused != null,
        weaver.weaves(),
        weaver.taken());
  }
}
