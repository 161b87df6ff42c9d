package dev.redial.work;

import java.util.concurrent.TimeUnit;

/**
 * A thread of the agent's own: a daemon, without the application's class loader and thread locals.
 * Rules do not hold for the connections that it makes.
 */
public abstract class AgentThread extends Thread {
  /** Named after its task. */
  protected AgentThread(String name) {
    super(null, null, "redial-" + name, 0, false);
    setDaemon(true);
    setContextClassLoader(null);
  }

  /** The JVM's first lambda links classes for many milliseconds, and a start has this thread. */
  @Override
  public final void run() {
    Trusted.run(
        new Runnable() {
          @Override
          public void run() {
            work();
          }
        });
  }

  /**
   * Waits for its end, and answers whether it has come. An interrupt is the application's: it is
   * kept, and ends no wait of ours.
   */
  public final boolean isOverWithin(long millis) {
    boolean isInterrupted = false;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (isAlive()) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        break;
      }
      try {
        join(left);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    return !isAlive();
  }

  /** What it is for. */
  protected abstract void work();
}
