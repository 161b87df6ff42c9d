package dev.redial.report;

import dev.redial.work.AgentThread;
import dev.redial.work.Trusted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Where lines go. A thread of its own writes them, in the order in which they were said.
 *
 * <p>Whoever says a line waits until it is written: it is there before what it tells goes on, and
 * before the JVM ends. An output may take nothing, as a pipe that nobody reads or a file on a file
 * system that hangs. Then one wait is as long as {@link #TIMEOUT_MILLIS}, and there is no further
 * one until all is written. Meanwhile a limited number of lines is kept, and the others are
 * counted.
 */
final class LogWriter implements Runnable {
  static final long TIMEOUT_MILLIS = 1_000;

  /** How many lines are kept. */
  static final int MOST = 1_000;

  /** A thread without work ends after that time. */
  private static final long IDLE_MILLIS = 10_000;

  private static final long NANOS_OF_A_MILLI = 1_000_000;

  private final OutputStream out;

  // Guarded by this object's lock, which is not held while anything is written.
  private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
  private long said;
  private long written;
  private int lost;
  private boolean isStuck;
  private @Nullable AgentThread writer;

  LogWriter(OutputStream out) {
    this.out = out;
  }

  /** Has a line written, after those before it. */
  synchronized void say(Log.Level level, String text) {
    if (waiting.size() == MOST) {
      lost++;
      return;
    }
    waiting.add(line(level, text));
    said++;
    if (writer == null) {
      serve();
    } else {
      notifyAll();
    }
    // the writer itself may have something to say, of a class that it loads
    if (!isStuck && Thread.currentThread() != writer) {
      await(said);
    }
  }

  private static byte[] line(Log.Level level, String text) {
    var line = new StringBuilder("[redial] ");
    IsoTime.append(line, System.currentTimeMillis());
    line.append(' ').append(level.name()).append(' ');
    OneLine.append(line, text);
    return line.append(System.lineSeparator()).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Where no thread can be had, the line waits for the next one that is said. */
  private void serve() {
    try {
      Trusted.run(this);
    } catch (RuntimeException | Error e) {
      writer = null;
      isStuck = true;
    }
  }

  /** Starts the thread. */
  @Override
  public void run() {
    var thread = new Writer(this);
    writer = thread;
    thread.start();
  }

  private static final class Writer extends AgentThread {
    private final LogWriter outlet;

    Writer(LogWriter outlet) {
      super("log");
      this.outlet = outlet;
    }

    @Override
    protected void work() {
      outlet.write();
    }
  }

  /** An interrupt is the application's: it is kept, and ends no wait of ours. */
  private void await(long number) {
    boolean isInterrupted = false;
    long end = System.nanoTime() + TIMEOUT_MILLIS * NANOS_OF_A_MILLI;
    while (written < number && !isStuck) {
      long left = (end - System.nanoTime()) / NANOS_OF_A_MILLI;
      if (left <= 0) {
        isStuck = true;
        break;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    try {
      for (var line = next(); line != null; line = next()) {
        write(line);
      }
    } finally {
      leave();
    }
  }

  private void write(byte[] line) {
    try {
      out.write(line);
    } catch (IOException e) {
      // There is nobody left to tell.
    } finally {
      isWritten();
    }
  }

  private synchronized void isWritten() {
    written++;
    notifyAll();
  }

  /** The next line, or null once there was none for a while. */
  private synchronized byte @Nullable [] next() {
    long end = System.nanoTime() + IDLE_MILLIS * NANOS_OF_A_MILLI;
    try {
      while (waiting.isEmpty()) {
        isStuck = false;
        if (lost > 0) {
          return tellOfLost();
        }
        long left = (end - System.nanoTime()) / NANOS_OF_A_MILLI;
        if (left <= 0) {
          leave();
          return null;
        }
        wait(left);
      }
      return waiting.remove();
    } catch (InterruptedException e) {
      // Whoever ends all threads shall have it; the next line gets another one.
      leave();
      return null;
    }
  }

  private byte[] tellOfLost() {
    var text = lost + " lines of redial are lost: this output was blocked";
    lost = 0;
    said++;
    return line(Log.Level.ERROR, text);
  }

  private synchronized void leave() {
    if (Thread.currentThread() == writer) {
      writer = null;
    }
  }
}
