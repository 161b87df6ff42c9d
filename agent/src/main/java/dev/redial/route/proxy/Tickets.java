package dev.redial.route.proxy;

import dev.redial.rule.route.KerberosLogin;
import dev.redial.work.DaemonThreads;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Fetches tickets in the background, those of each login one after the other: a KDC that does not
 * answer holds up nothing else. Safe for many threads.
 */
final class Tickets {
  private static final ConcurrentHashMap<KerberosLogin, Tickets> ALL = new ConcurrentHashMap<>();
  private static final ExecutorService THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          DaemonThreads.IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          new DaemonThreads("redial-tickets"));

  private final KerberosLogin login;
  private final Deque<Wanted> wanted = new ArrayDeque<>();
  private boolean isAtWork;

  private record Wanted(String proxyHost, CompletableFuture<ProxyTicket> ticket) {}

  private Tickets(KerberosLogin login) {
    this.login = login;
  }

  /** One for a proxy, or why there is none; who cancels it needs none any more. */
  static CompletableFuture<ProxyTicket> fetch(KerberosLogin login, String proxyHost) {
    var ticket = new CompletableFuture<ProxyTicket>();
    ALL.computeIfAbsent(login, Tickets::new).add(new Wanted(proxyHost, ticket));
    return ticket;
  }

  private synchronized void add(Wanted more) {
    wanted.add(more);
    if (!isAtWork) {
      isAtWork = true;
      THREADS.execute(this::work);
    }
  }

  private void work() {
    for (var next = next(); next != null; next = next()) {
      if (!next.ticket.isDone()) {
        next.ticket.complete(fetched(next.proxyHost));
      }
    }
  }

  private synchronized @Nullable Wanted next() {
    var next = wanted.poll();
    isAtWork = next != null;
    return next;
  }

  private ProxyTicket fetched(String proxyHost) {
    try {
      return Kerberos.ticket(login, proxyHost);
    } catch (LinkageError e) {
      return new ProxyTicket(null, LoginAdvice.NO_KERBEROS);
    } catch (Throwable t) {
      return new ProxyTicket(null, "; there is no Kerberos ticket (" + t.getClass() + ")");
    }
  }
}
