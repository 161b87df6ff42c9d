package dev.redial.control;

import dev.redial.operate.Log;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes each change of the rules in force to the log, and before that to a file of their own if
 * asked to: whoever has seen it in the log finds it in the file. Guarded by the lock of the {@link
 * Operation} that has it.
 */
final class Audit {
  private final Log log;
  private final @Nullable Log file;
  private @Nullable Change last;

  Audit(Log log, @Nullable Log file) {
    this.log = log;
    this.file = file;
  }

  /** Which rules hold since then, and who had it so; the time is in milliseconds of the epoch. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Change(long time, byte[] content, String by) {
    /** Not asked for at start-up: it initialises the JDK's security providers. */
    String digest() {
      return Digest.of(content);
    }
  }

  /** The last change, or null before the first. */
  @Nullable Change last() {
    return last;
  }

  /** The first version, said in few words: the time and the digest would cost start-up time. */
  void begins(String what, byte[] content, String by) {
    var change = new Change(System.currentTimeMillis(), content, by);
    last = change;
    if (file != null) {
      write(file, what, change);
    }
    log.info(what);
  }

  /** Every later one. */
  void changes(String what, byte[] content, String by) {
    var change = new Change(System.currentTimeMillis(), content, by);
    last = change;
    if (file != null) {
      write(file, what, change);
    }
    write(log, what, change);
  }

  /** What changes without anybody's doing. */
  void notes(String what) {
    if (file != null) {
      file.info(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + what);
    }
    log.info(what);
  }

  private static void write(Log to, String what, Change change) {
    var time = Instant.ofEpochMilli(change.time());
    to.info(time + " " + what + ", sha256 " + change.digest() + ", by " + change.by());
  }
}
