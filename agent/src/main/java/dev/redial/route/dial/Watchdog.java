package dev.redial.route.dial;

import dev.redial.work.DaemonThreads;
import java.lang.ref.WeakReference;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches one connection while it is made, for applications that set no time limit themselves and
 * for addresses that do not answer. It holds on to nothing that the application has given up.
 */
public final class Watchdog {
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private @Nullable Future<?> next;
  private boolean comes;
  private long time;

  /** Who is looked after; called by a thread of the agent. */
  public interface Watched {
    /** The time has come. */
    void onTime();
  }

  /** Comes at that time, or before if it is to come earlier already. */
  public synchronized void comeAt(long nanoTime, Watched watched) {
    if (comes && time - nanoTime <= 0) {
      return;
    }
    leave();
    time = nanoTime;
    comes = true;
    var reference = new WeakReference<>(watched);
    long delay = Math.max(0, nanoTime - System.nanoTime());
    next = TIMER.schedule(() -> come(reference), delay, TimeUnit.NANOSECONDS);
  }

  /** Does not come any more. */
  public synchronized void leave() {
    comes = false;
    if (next != null) {
      next.cancel(false);
    }
  }

  private void come(WeakReference<Watched> reference) {
    synchronized (this) {
      comes = false;
    }
    var watched = reference.get();
    if (watched != null) {
      watched.onTime();
    }
  }

  private static ScheduledThreadPoolExecutor timer() {
    var timer = new ScheduledThreadPoolExecutor(1, new DaemonThreads("redial-time"));
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(DaemonThreads.IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    return timer;
  }
}
