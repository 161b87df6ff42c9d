package dev.redial.work;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that neither keep the application running nor hold on to anything of its. */
public final class DaemonThreads implements ThreadFactory {
  /** Spare threads end after that many seconds. */
  public static final int IDLE_SECONDS = 10;

  private final AtomicInteger count = new AtomicInteger();
  private final String name;

  public DaemonThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable task) {
    Runnable trusted = () -> Trusted.run(task);
    var thread = new Thread(null, trusted, name + "-" + count.incrementAndGet(), 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }
}
