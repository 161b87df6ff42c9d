package dev.redial.operate;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The agent's only voice: lines on stderr, or in a file.
 *
 * <p>It writes to the descriptor and not to {@code System.err}, which an application may have
 * replaced by its own logging. Safe for use by many threads; a line that cannot be written is lost.
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
  private final OutputStream out;

  private Log(Level level, OutputStream out) {
    this.level = level;
    this.out = out;
  }

  /** Writes to stderr. */
  public static Log toStderr(Level level) {
    return new Log(level, new FileOutputStream(FileDescriptor.err));
  }

  /**
   * Appends to a file.
   *
   * @throws IOException if the file cannot be opened for writing
   */
  public static Log toFile(Level level, String file) throws IOException {
    return new Log(level, new FileOutputStream(file, true));
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
    if (of.compareTo(level) > 0) {
      return;
    }
    try {
      out.write(("[redial] " + line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // There is nobody left to tell.
    }
  }
}
