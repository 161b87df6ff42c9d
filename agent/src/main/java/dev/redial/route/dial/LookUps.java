package dev.redial.route.dial;

import dev.redial.work.DaemonThreads;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of proxies and of what rules connect to, for threads that must not wait: those of
 * selectors. Names are few, since they stand in the rules.
 */
public final class LookUps {
  private static final int THREADS = 4;
  private static final long FRESH = TimeUnit.SECONDS.toNanos(30);
  private static final long USABLE = TimeUnit.MINUTES.toNanos(5);
  private static final ConcurrentHashMap<String, Known> KNOWN = new ConcurrentHashMap<>();
  private static final ExecutorService WORKERS = newWorkers();

  /** What a look-up found, and when. */
  private static final class Known {
    private final InetAddress[] addresses;
    private final long since = System.nanoTime();

    Known(InetAddress[] addresses) {
      this.addresses = addresses;
    }

    boolean isYoungerThan(long age) {
      return System.nanoTime() - since < age;
    }
  }

  /** Who waits for a look-up; called by a thread of the agent. */
  public interface Waiting {
    void found(Candidate candidate, InetAddress[] addresses);

    void notFound(Candidate candidate, UnknownHostException why);
  }

  private LookUps() {}

  /** A few daemon threads, for what takes long. */
  public static Executor workers() {
    return WORKERS;
  }

  /** The addresses of a candidate, if they are known; refreshes what is not so new any more. */
  public static InetAddress @Nullable [] known(Candidate candidate) throws UnknownHostException {
    if (candidate.isAtHand()) {
      return candidate.addresses();
    }
    var name = candidate.remembered();
    var known = name == null ? null : KNOWN.get(name);
    if (name == null || known == null || !known.isYoungerThan(USABLE)) {
      return null;
    }
    if (!known.isYoungerThan(FRESH) && KNOWN.replace(name, known, new Known(known.addresses))) {
      WORKERS.execute(() -> refresh(candidate));
    }
    return known.addresses;
  }

  /**
   * Looks the addresses of a candidate up in the background. No thread waits for what comes before
   * that: it may take longer than any look-up, and others must not.
   */
  public static void later(Candidate candidate, Waiting waiting) {
    var preparation = candidate.preparation();
    if (preparation == null) {
      prepared(candidate, waiting);
      return;
    }
    var unused =
        preparation.whenComplete(
            (done, failed) -> {
              if (!preparation.isCancelled()) {
                prepared(candidate, waiting);
              }
            });
  }

  private static void prepared(Candidate candidate, Waiting waiting) {
    WORKERS.execute(
        () -> {
          try {
            waiting.found(candidate, lookUp(candidate));
          } catch (UnknownHostException e) {
            waiting.notFound(candidate, e);
          }
        });
  }

  private static InetAddress[] lookUp(Candidate candidate) throws UnknownHostException {
    var addresses = candidate.addresses();
    var name = candidate.remembered();
    if (name != null) {
      KNOWN.put(name, new Known(addresses));
    }
    return addresses;
  }

  private static void refresh(Candidate candidate) {
    try {
      lookUp(candidate);
    } catch (UnknownHostException e) {
      // The next connection is told, by its own look-up.
      var name = candidate.remembered();
      if (name != null) {
        KNOWN.remove(name);
      }
    }
  }

  private static ExecutorService newWorkers() {
    var threads = new DaemonThreads("redial-names");
    var pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            DaemonThreads.IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            threads);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
