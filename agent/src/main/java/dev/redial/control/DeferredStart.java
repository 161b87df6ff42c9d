package dev.redial.control;

import dev.redial.catalog.Standby;
import dev.redial.catalog.Weaver;
import dev.redial.report.Log;
import dev.redial.report.Options;
import dev.redial.work.AgentThread;
import dev.redial.work.Trusted;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The start of a JVM that may never dial. The agent is made when the JVM loads the first listed
 * class. The rules are read when the first connection asks for them.
 *
 * <p>At the latest, the agent's own thread does both {@value #MILLIS} ms after the start, so that a
 * mistake in the rules is reported soon. Safe for use by many threads.
 */
public final class DeferredStart implements Runnable, Supplier<Weaver> {
  private static final long MILLIS = 1_000;

  private final Instrumentation jvm;
  private final Options options;
  private final RuleSource source;
  private final Log log;
  private final Standby standby = new Standby(this);

  // Guarded by this object's lock, which is held for moments only.
  private @Nullable AgentRuntime runtime;
  private boolean isAsked;
  private boolean hasMissed;
  private boolean isOver;

  private DeferredStart(Instrumentation jvm, Options options, RuleSource source, Log log) {
    this.jvm = jvm;
    this.options = options;
    this.source = source;
    this.log = log;
  }

  /**
   * Whether the start can be deferred. It cannot where the user has asked for a check at once, for
   * more than rules, or for rules that cannot be read.
   */
  public static boolean fits(Options options, RuleSource source) {
    return !options.strict()
        && options.level() != Log.Level.DEBUG
        && options.evidence().auditLog() == null
        && !options.evidence().fingerprints()
        && !Trusted.isWatched()
        && source instanceof FileSource
        && isReadable(new File(source.name()));
  }

  private static boolean isReadable(File file) {
    return file.isFile() && file.canRead();
  }

  /** Begins, and returns at once. */
  public static void begin(Instrumentation jvm, Options options, RuleSource source, Log log) {
    var start = new DeferredStart(jvm, options, source, log);
    AgentRuntime.defer(start);
    start.new Reader().start();
    start.standby.begin(jvm);
  }

  Options options() {
    return options;
  }

  /**
   * The weaver, for a thread that may be loading a class: no lock is held while it is made. Where
   * that fails, as near the end of the stack, the agent's own thread makes it at once.
   */
  @Override
  public Weaver get() {
    try {
      return runtime().weaver();
    } catch (RuntimeException | Error e) {
      makeElsewhere();
      throw e;
    }
  }

  private synchronized void makeElsewhere() {
    hasMissed = true;
    isAsked = true;
    notifyAll();
  }

  private AgentRuntime runtime() {
    synchronized (this) {
      if (runtime != null) {
        return runtime;
      }
    }
    return kept(AgentRuntime.deferred(jvm, source, log, this));
  }

  private synchronized AgentRuntime kept(AgentRuntime made) {
    if (runtime == null) {
      runtime = made;
      made.install();
      made.weaver().weaveFor(standby);
    }
    return runtime;
  }

  /** Has the rules read, and waits until they hold or cannot. An interrupt is the application's. */
  @Override
  public void run() {
    boolean isInterrupted = false;
    synchronized (this) {
      isAsked = true;
      notifyAll();
      while (!isOver) {
        try {
          wait();
        } catch (InterruptedException e) {
          isInterrupted = true;
        }
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever ends the wait early only has the rules read sooner. */
  @SuppressWarnings("WaitNotInLoop")
  private synchronized void pause() {
    try {
      if (!isAsked) {
        wait(MILLIS);
      }
    } catch (InterruptedException e) {
      // No code of the agent interrupts this thread; the rules are read anyway.
    }
  }

  private void read() {
    var begun = runtime();
    if (hasMissed()) {
      begun.weaver().weaveLoaded();
    }
    try {
      boolean reloads = options.reloading().on();
      if (!begun.begin(options.observe(), reloads)) {
        var then = reloads ? "the rules hold once they are valid" : "correct it and start again";
        log.error("not active, the application runs unchanged; " + then);
      }
    } finally {
      begun.stopWaiting();
    }
  }

  private synchronized boolean hasMissed() {
    return hasMissed;
  }

  private synchronized void end() {
    isOver = true;
    notifyAll();
  }

  private final class Reader extends AgentThread {
    Reader() {
      super("start");
    }

    @Override
    protected void work() {
      try {
        pause();
        read();
      } catch (RuntimeException | Error e) {
        log.error("not active, the application runs unchanged: " + e);
      } finally {
        end();
      }
    }
  }
}
