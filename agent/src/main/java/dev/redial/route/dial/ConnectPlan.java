package dev.redial.route.dial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Decides for one connection which address is next, how long that may take, and after which failure
 * nothing more is tried. It dials nothing: {@link ConnectAttempt} does without waiting, and a
 * socket's own dial on the thread that connects.
 *
 * <p>Not safe for use by several threads.
 */
public final class ConnectPlan {
  private final Deque<Candidate> ways;
  private final Deque<InetAddress> addresses = new ArrayDeque<>();
  private ConnectDeadline deadline;
  private Candidate way;
  private long end;
  private @Nullable InetAddress peer;
  private @Nullable IOException failure;
  private boolean isFinal;

  /**
   * A plan for ways that are tried in turn.
   *
   * @param all at least one
   */
  public ConnectPlan(List<? extends Candidate> all, ConnectDeadline deadline) {
    this.ways = new ArrayDeque<>(all);
    this.way = ways.removeFirst();
    this.deadline = deadline;
    begin();
  }

  /** What begins now ends when it has had its share of the time. */
  private void begin() {
    end = deadline.endOf(System.nanoTime(), addresses.size() + ways.size());
  }

  /** The application turns out to have a limit. */
  void limit(ConnectDeadline known) {
    deadline = known;
    begin();
  }

  /** What is being tried. */
  public Candidate way() {
    return way;
  }

  /** When what is being tried has had its time, as {@link System#nanoTime} counts. */
  public long end() {
    return end;
  }

  /** The address that was dialled last, or null before that. */
  @Nullable InetAddress peer() {
    return peer;
  }

  /** What the last way failed of, with all failures before it; null where none has failed. */
  public @Nullable IOException failure() {
    return failure;
  }

  /** Whether it failed in a way that no other target or address would have changed. */
  public boolean isFinal() {
    return isFinal;
  }

  /** Takes the addresses of the way. */
  public void found(InetAddress[] all) {
    for (var address : all) {
      addresses.add(address);
    }
  }

  /** The next address of the way to dial, or null if there is none. */
  public @Nullable InetAddress nextAddress() {
    var next = isFinal ? null : addresses.poll();
    if (next != null) {
      peer = next;
      begin();
    }
    return next;
  }

  /** Goes on to the next way; answers whether there is one. */
  public boolean nextWay() {
    var next = isFinal ? null : ways.poll();
    if (next == null) {
      return false;
    }
    way.over();
    way = next;
    begin();
    return true;
  }

  /** The address is connected to: it answers for all addresses of its way. */
  public void answered() {
    addresses.clear();
    begin();
  }

  /** The way has no address. */
  public void notFound(UnknownHostException why) {
    remember(why);
  }

  /** What is being tried has taken too long. */
  public void late() {
    remember(way.late());
  }

  /** The address cannot be connected to. */
  public void unreachable(IOException why) {
    if (why instanceof SocketTimeoutException) {
      late();
      return;
    }
    isFinal = isForGood(why);
    remember(isByApplication(why) ? why : way.failed(why));
  }

  /** The connection broke once it was there. */
  public void broken(IOException why) {
    if (why instanceof SocketTimeoutException) {
      late();
      return;
    }
    isFinal = isForGood(why);
    remember(way.broken(why));
  }

  /** The same, before an opening was complete; the opening may want another connection. */
  public void broken(Opening opening, IOException why) {
    if (!(why instanceof SocketTimeoutException)) {
      opening.end();
      var refusal = opening.failure();
      if (refusal != null && opening.isToBeRepeated()) {
        refused(opening, refusal);
        return;
      }
    }
    broken(why);
  }

  /** Takes what a complete opening has come to; answers whether the way is open. */
  public boolean isOpenedBy(Opening opening) {
    var refusal = opening.failure();
    if (refusal != null) {
      refused(opening, refusal);
    }
    return refusal == null;
  }

  private void refused(Opening opening, IOException why) {
    isFinal = opening.isFinal();
    remember(why);
    if (peer != null && opening.isToBeRepeated()) {
      addresses.addFirst(peer);
    }
  }

  /** Nothing is tried any more. */
  public void over() {
    addresses.clear();
    ways.clear();
    way.over();
  }

  private void remember(IOException why) {
    if (failure != null) {
      why.addSuppressed(failure);
    }
    failure = why;
  }

  /** A proxy that is not trusted stays so, and nobody waits for what the application has closed. */
  private static boolean isForGood(IOException why) {
    return why instanceof SSLException || isByApplication(why);
  }

  /** The connection was closed by another thread, or the thread that waits was interrupted. */
  public static boolean isByApplication(@Nullable Throwable why) {
    if (why instanceof ClosedChannelException) {
      return true;
    }
    var message = why instanceof IOException ? why.getMessage() : null;
    return why != null
        && why.getClass() == SocketException.class
        && ("Socket closed".equals(message) || "Closed by interrupt".equals(message));
  }
}
