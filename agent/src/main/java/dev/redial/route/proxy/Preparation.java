package dev.redial.route.proxy;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one connection waits for before it dials a proxy: its turn, a ticket, both or neither. */
final class Preparation {
  private final @Nullable Supplier<CompletableFuture<?>> turn;
  private final @Nullable Supplier<CompletableFuture<ProxyTicket>> ticket;
  private @Nullable CompletableFuture<?> awaited;
  private @Nullable CompletableFuture<ProxyTicket> fetching;
  private @Nullable CompletableFuture<?> done;

  /** Each is null if it is not needed. */
  Preparation(
      @Nullable Supplier<CompletableFuture<?>> turn,
      @Nullable Supplier<CompletableFuture<ProxyTicket>> ticket) {
    this.turn = turn;
    this.ticket = ticket;
  }

  boolean isNeeded() {
    return turn != null || ticket != null;
  }

  /** Begins when it is asked for. */
  CompletableFuture<?> done() {
    if (done == null) {
      awaited = turn == null ? null : turn.get();
      fetching = ticket == null ? null : ticket.get();
      done = both(awaited, fetching);
    }
    return done;
  }

  private static CompletableFuture<?> both(
      @Nullable CompletableFuture<?> one, @Nullable CompletableFuture<?> other) {
    if (one != null && other != null) {
      return CompletableFuture.allOf(one, other);
    }
    var only = one == null ? other : one;
    return only == null ? CompletableFuture.completedFuture("") : only;
  }

  /** Who has not answered yet, for a message. */
  String missing() {
    if (fetching != null && !fetching.isDone()) {
      return "the KDC";
    }
    return awaited == null || awaited.isDone()
        ? "the proxy"
        : "the proxy, to which another connection sends the password first,";
  }

  /** What was fetched, or null. */
  @Nullable ProxyTicket ticket() {
    return fetching == null || fetching.isCancelled() ? null : fetching.getNow(null);
  }

  /** Nobody waits any more. */
  void cancel() {
    if (awaited != null) {
      awaited.cancel(false);
    }
    if (fetching != null) {
      fetching.cancel(false);
    }
  }
}
