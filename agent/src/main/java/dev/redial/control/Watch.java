package dev.redial.control;

import dev.redial.client.jdk.RetiredHttp2;
import dev.redial.report.Log;
import dev.redial.work.AgentThread;
import dev.redial.yaml.RuleReport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that reads the rules of one source, and looks for changes while the application runs.
 *
 * <p>No other thread reads them, and waiting for it always has a time limit. So a file system or a
 * server that does not answer stops this thread alone.
 */
final class Watch extends AgentThread {
  /** How long the application's start, or a command, waits for the rules. */
  static final long TIMEOUT_MILLIS = 10_000;

  /** What is said when that is over. */
  static final String SLOW = "reading it takes longer than " + TIMEOUT_MILLIS / 1_000 + " s";

  /** Twice that, for a change to settle, and the reading are to be within two seconds. */
  private static final long INTERVAL_MILLIS = 400;

  private static final long NANOS_OF_A_MILLI = 1_000_000;

  private final AgentRuntime runtime;
  private final RuleSource source;
  private final Log log;
  private final boolean reloads;
  private boolean offered;
  private String failure = "";

  // Guarded by this object's lock, which is held for moments only.
  private @Nullable RuleReport first;
  private @Nullable Throwable broken;
  private boolean isRead;
  private boolean isDecided;
  private boolean stays;
  private boolean isLate;
  private int asked;
  private int answered;
  private @Nullable String askedBy;

  Watch(AgentRuntime runtime, RuleSource source, Log log, boolean reloads) {
    super("watch");
    this.runtime = runtime;
    this.source = source;
    this.log = log;
    this.reloads = reloads;
  }

  @Override
  protected void work() {
    try {
      readFirst();
      if (!handedOver()) {
        return;
      }
      pause();
      publish();
      while (runtime.rulesInForce().reader() == this) {
        look();
        pause();
      }
    } catch (InterruptedException e) {
      // Nobody of the agent's does that: whoever ends all threads shall have it.
    }
  }

  private void readFirst() {
    RuleReport report = null;
    Throwable thrown = null;
    try {
      report = source.read();
    } catch (RuntimeException | Error e) {
      thrown = e;
    }
    synchronized (this) {
      first = report;
      broken = thrown;
      isRead = true;
      notifyAll();
    }
  }

  /** Waits for what becomes of it; answers whether this source is the one of the rules. */
  private boolean handedOver() throws InterruptedException {
    synchronized (this) {
      while (!isDecided) {
        wait();
      }
      if (!stays || !isLate) {
        return stays;
      }
    }
    if (broken == null) {
      runtime.rulesInForce().adopt(this, first, null);
    } else {
      failed("the rules cannot be read", broken);
    }
    return true;
  }

  RuleSource source() {
    return source;
  }

  /** Waits for the first reading; answers whether it is over. */
  synchronized boolean awaitFirst() {
    return await(0);
  }

  /** What came of it. */
  synchronized @Nullable RuleReport first() {
    if (broken != null) {
      throw new IllegalStateException("the rules cannot be read: " + broken, broken);
    }
    return first;
  }

  /** Tells this thread whether it goes on, and whether the first reading has been seen to. */
  synchronized void decide(boolean goesOn, boolean isSeenTo) {
    stays = goesOn;
    isLate = !isSeenTo;
    isDecided = true;
    notifyAll();
  }

  /** Reads the rules now, and waits until they hold; returns whether they do. */
  synchronized boolean readNow(String by) {
    asked++;
    askedBy = by;
    notifyAll();
    return await(asked);
  }

  private boolean await(int number) {
    long end = System.nanoTime() + TIMEOUT_MILLIS * NANOS_OF_A_MILLI;
    try {
      while (!isRead || answered < number) {
        long left = (end - System.nanoTime()) / NANOS_OF_A_MILLI;
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized void pause() throws InterruptedException {
    long end = System.nanoTime() + INTERVAL_MILLIS * NANOS_OF_A_MILLI;
    long left = INTERVAL_MILLIS;
    while (asked == answered && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / NANOS_OF_A_MILLI;
    }
  }

  /** Here and not before the application starts: it costs some milliseconds. */
  private void publish() {
    try {
      Answers.publish(runtime.jvm());
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      failed("the status cannot be read by attaching", e);
    }
  }

  private void look() {
    try {
      if (!offered && runtime.isManaged()) {
        offered = true;
        ManagementBean.register(runtime);
      }
      runtime.rulesInForce().tend();
      runtime.rulesInForce().condense();
      read();
      RetiredHttp2.closeIdle();
    } catch (Exception | LinkageError e) {
      failed("the rules cannot be watched", e);
    }
  }

  private void read() {
    int number;
    String by; // null unless somebody asked
    synchronized (this) {
      number = asked;
      by = asked == answered ? null : askedBy;
    }
    try {
      var rulesInForce = runtime.rulesInForce();
      if (by != null || (reloads && !rulesInForce.isPaused() && source.mayHaveChanged())) {
        rulesInForce.adopt(this, source.read(), by);
      }
    } finally {
      synchronized (this) {
        answered = number;
        notifyAll();
      }
    }
  }

  /** Says once what broke; the application goes on as it is. */
  private void failed(String what, Throwable t) {
    if (!failure.equals(t.toString())) {
      failure = t.toString();
      log.error(what + ": " + t);
    }
  }
}
