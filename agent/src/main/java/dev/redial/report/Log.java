package dev.redial.report;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The agent's only voice: lines on stderr, or in a file.
 *
 * <p>Each has the time in UTC and its level. It writes to the descriptor and not to {@code
 * System.err}, which an application may have replaced by its own logging. Safe for use by many
 * threads; a line that cannot be written is lost, and no thread is kept waiting by one for long.
 */
public final class Log {
  /** How much is said. */
  public enum Level {
    OFF,
    ERROR,
    INFO,
    DEBUG
  }

  private final Level level;
  private final LogWriter outlet;

  /** What is said only if there is more to say: a JVM that dials nothing stays silent. */
  private volatile @Nullable String opening;

  private Log(Level level, OutputStream out) {
    this.level = level;
    this.outlet = new LogWriter(out);
  }

  /** Writes to stderr. */
  public static Log toStderr(Level level) {
    return new Log(level, new FileOutputStream(FileDescriptor.err));
  }

  /**
   * Appends to a file.
   *
   * @throws IOException if the file cannot be opened for writing, or not in time, or is a pipe
   */
  public static Log toFile(Level level, String file) throws IOException {
    return new Log(level, FileOpening.open(file));
  }

  /** Says what changed, together with the first other line or with {@link #open}. */
  public void infoOnceOpen(String line) {
    if (debugs()) {
      info(line);
    } else {
      opening = line;
    }
  }

  /** There is something to do: says what {@link #infoOnceOpen} kept. */
  public void open() {
    if (opening != null) {
      takeOpening();
    }
  }

  private synchronized void takeOpening() {
    var line = opening;
    opening = null;
    if (line != null) {
      write(Level.INFO, line);
    }
  }

  /** Says what the user must know: something does not work. */
  public void error(String line) {
    write(Level.ERROR, line);
  }

  /** Says what changed. */
  public void info(String line) {
    write(Level.INFO, line);
  }

  /** Says what happens at each connection. */
  public void debug(String line) {
    write(Level.DEBUG, line);
  }

  /** Whether {@link #debug} writes, so that a caller can spare making the line. */
  public boolean debugs() {
    return level == Level.DEBUG;
  }

  private void write(Level of, String line) {
    open();
    if (of.compareTo(level) <= 0) {
      outlet.say(of, line);
    }
  }
}
