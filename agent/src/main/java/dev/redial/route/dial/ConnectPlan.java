package dev.redial.route.dial;

import java.io.IOException;
import java.io.InterruptedIOException;
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
  /** What the JDK says where a virtual thread that waits for a socket is interrupted. */
  private static final String INTERRUPTED = "Closed by interrupt";

  private final Deque<Candidate> candidates;
  private final Deque<InetAddress> addresses = new ArrayDeque<>();
  private ConnectDeadline deadline;
  private Candidate candidate;
  private long end;
  private @Nullable InetAddress peer;
  private @Nullable IOException failure;
  private boolean isFinal;

  /**
   * A plan for candidates that are tried in turn.
   *
   * @param all at least one
   */
  public ConnectPlan(List<? extends Candidate> all, ConnectDeadline deadline) {
    this.candidates = new ArrayDeque<>(all);
    this.candidate = candidates.removeFirst();
    this.deadline = deadline;
    begin();
  }

  /** What begins now ends when it has had its share of the time. */
  private void begin() {
    end = deadline.endOf(System.nanoTime(), addresses.size() + candidates.size());
  }

  /** The application turns out to have a limit. */
  void limit(ConnectDeadline known) {
    deadline = known;
    begin();
  }

  /** What is being tried. */
  public Candidate candidate() {
    return candidate;
  }

  /** When what is being tried has had its time, as {@link System#nanoTime} counts. */
  public long end() {
    return end;
  }

  /** The address that was dialled last, or null before that. */
  @Nullable InetAddress peer() {
    return peer;
  }

  /** Why the last candidate failed, with all failures before it; null where none has failed. */
  public @Nullable IOException failure() {
    return failure;
  }

  /** Whether it failed for a reason that no other target or address would have changed. */
  public boolean isFinal() {
    return isFinal;
  }

  /** Takes the addresses of the candidate. */
  public void found(InetAddress[] all) {
    for (var address : all) {
      addresses.add(address);
    }
  }

  /** The next address of the candidate to dial, or null if there is none. */
  public @Nullable InetAddress nextAddress() {
    var next = isFinal ? null : addresses.poll();
    if (next != null) {
      peer = next;
      begin();
    }
    return next;
  }

  /** Goes on to the next candidate; returns whether there is one. */
  public boolean nextCandidate() {
    var next = isFinal ? null : candidates.poll();
    if (next == null) {
      return false;
    }
    candidate.over();
    candidate = next;
    begin();
    return true;
  }

  /** The address is connected to: it stands for all addresses of its candidate. */
  public void answered() {
    addresses.clear();
    begin();
  }

  /** The candidate has no address. */
  public void notFound(UnknownHostException why) {
    remember(why);
  }

  /** What is being tried has taken too long. */
  public void late() {
    remember(candidate.late());
  }

  /** The address cannot be connected to. */
  public void unreachable(IOException why) {
    if (why instanceof SocketTimeoutException) {
      late();
      return;
    }
    isFinal = isForGood(why);
    remember(isByApplication(why) ? left(why) : candidate.failed(why));
  }

  /** The connection broke once it was there. */
  public void broken(IOException why) {
    if (why instanceof SocketTimeoutException) {
      late();
      return;
    }
    isFinal = isForGood(why);
    remember(isByApplication(why) ? left(why) : candidate.broken(why));
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

  /** Takes the result of a complete opening; returns whether the tunnel is open. */
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
    candidates.clear();
    candidate.over();
  }

  private void remember(IOException why) {
    if (failure != null) {
      why.addSuppressed(failure);
    }
    failure = why;
  }

  /** What the application gets: an interrupt says no more than that there was one. */
  private static IOException left(IOException why) {
    return why instanceof InterruptedIOException
        ? (IOException) new SocketException(INTERRUPTED).initCause(why)
        : why;
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
    if (why != null && why.getClass() == InterruptedIOException.class) {
      // a virtual thread that waits on a socket of the agent's own
      return true;
    }
    var message = why instanceof IOException ? why.getMessage() : null;
    return why != null
        && why.getClass() == SocketException.class
        // Java 8 and 11 also write "Socket Closed"
        && ("Socket closed".equalsIgnoreCase(message) || INTERRUPTED.equals(message));
  }
}
