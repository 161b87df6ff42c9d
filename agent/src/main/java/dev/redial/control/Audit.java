package dev.redial.control;

import dev.redial.flight.Flight;
import dev.redial.report.Log;
import dev.redial.yaml.RuleContent;
import dev.redial.yaml.RuleReport;
import org.jspecify.annotations.Nullable;

/**
 * Writes each change of the rules in force to the log, and before that to the audit log, if there
 * is one. So whoever has seen a change in the log finds it in that file. Guarded by the lock of the
 * {@link AgentRuntime} that has it.
 */
final class Audit {
  private final Log log;
  private final @Nullable Log file;
  private volatile @Nullable Change last;
  private boolean isRecorded = true;

  Audit(Log log, @Nullable Log file) {
    this.log = log;
    this.file = file;
  }

  /** Which rules hold since then, and who had it so; the time is in milliseconds of the epoch. */
  record Change(long time, RuleContent content, String what, String by) {
    /** Not asked for at start-up: it initialises the JDK's security providers. */
    String digest() {
      return content.sha256();
    }
  }

  /** The last change, or null before the first. */
  @Nullable Change last() {
    return last;
  }

  /** The first version, said in few words: the time and the digest would cost start-up time. */
  void begins(String what, RuleContent content, String by) {
    take(what, content, by);
    log.infoOnceOpen(what);
  }

  /** Every later one. */
  void changes(String what, RuleContent content, String by) {
    write(log, take(what, content, by));
    record();
  }

  private Change take(String what, RuleContent content, String by) {
    var change = new Change(System.currentTimeMillis(), content, what, by);
    last = change;
    isRecorded = false;
    if (file != null) {
      write(file, change);
    }
    return change;
  }

  /** What is wrong with a version that was read; one with an error is rejected. */
  void problems(RuleReport report, String source, boolean stays, String by) {
    for (var problem : report.problems()) {
      log.error(problem.toString());
    }
    if (report.rules() == null) {
      if (stays) {
        log.error(source + " is rejected; the last good version stays in force");
      }
      if (Flight.records()) {
        var what = source + " is rejected: " + report.problems().get(0);
        Flight.reload(false, what, report.content().sha256(), by);
      }
    }
  }

  /** Has a recording that begins later tell which rules hold; a recorder alone takes nothing. */
  void record() {
    boolean isTaken = Flight.takesReloads();
    var change = last;
    if (change != null && isTaken && !isRecorded) {
      isRecorded = true;
      Flight.reload(true, change.what(), change.digest(), change.by());
    }
  }

  /** What changes without anybody's doing. */
  void notes(String what) {
    if (file != null) {
      file.info(what);
    }
    log.info(what);
  }

  private static void write(Log to, Change change) {
    to.info(change.what() + ", sha256 " + change.digest() + ", by " + change.by());
  }
}
