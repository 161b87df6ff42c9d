package dev.redial.route.dial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect. It dials what its {@link ConnectPlan} says, and asks a proxy for the
 * tunnel. It works step by step, and never blocks.
 *
 * <p>Its driver waits for what {@link #awaits} says, then calls {@link #step}. It never reads a
 * byte that is the application's. Safe for use by many threads.
 */
public final class ConnectAttempt {
  /** What must come before {@link #step} gets any further. */
  public enum Need {
    /** The addresses of {@link #candidate}, by {@link #found} or {@link #notFound}. */
    ADDRESSES,
    /** The socket is connected, or will not be. */
    CONNECTED,
    WRITABLE,
    READABLE,
    /** Nothing: it is over. */
    NOTHING
  }

  private final Wire wire;
  private final ConnectPlan plan;
  private Need need = Need.ADDRESSES;
  private @Nullable Exchange exchange;
  private boolean used;
  private boolean isOpen;

  public ConnectAttempt(List<? extends Candidate> candidates, Wire wire, ConnectDeadline deadline) {
    this.wire = wire;
    this.plan = new ConnectPlan(candidates, deadline);
  }

  /** Whoever waits for it turns out to have a limit. */
  public synchronized void limit(ConnectDeadline known) {
    plan.limit(known);
  }

  /** What it waits for. */
  public synchronized Need awaits() {
    return need;
  }

  /** What is being tried. */
  public synchronized Candidate candidate() {
    return plan.candidate();
  }

  /** When to call {@link #expire}, as {@link System#nanoTime} counts. */
  public synchronized long end() {
    return plan.end();
  }

  /** Why there is no connection, or null: once it awaits nothing. */
  public synchronized @Nullable IOException failure() {
    return isOpen ? null : plan.failure();
  }

  /** Whether it failed for a reason that no other target or address would have changed. */
  public synchronized boolean isFinal() {
    return plan.isFinal();
  }

  /** The address that was dialled last, or null before that. */
  public synchronized @Nullable InetAddress peer() {
    return plan.peer();
  }

  /** Goes on with the addresses of a candidate, if it is still the current one. */
  public synchronized void found(Candidate of, InetAddress[] found) {
    if (need == Need.ADDRESSES && of.equals(candidate())) {
      plan.found(found);
      dialNext();
    }
  }

  /** Goes on without addresses. */
  public synchronized void notFound(Candidate of, UnknownHostException why) {
    if (need == Need.ADDRESSES && of.equals(candidate())) {
      plan.notFound(why);
      dialNext();
    }
  }

  /** Makes all progress that is possible now; answers whether it is over. */
  public synchronized boolean step() {
    boolean further;
    do {
      further = advance();
    } while (further && need != Need.NOTHING);
    return need == Need.NOTHING;
  }

  /** Gives up what is being tried, if its time is over; answers whether everything is over. */
  public synchronized boolean expire() {
    if (need != Need.NOTHING && end() - System.nanoTime() <= 0) {
      plan.late();
      dialNext();
    }
    return need == Need.NOTHING;
  }

  /** Nobody drives it any more, be it over or not. */
  public synchronized void leave() {
    if (need != Need.NOTHING) {
      over(false);
    }
  }

  private boolean advance() {
    return switch (need) {
      case CONNECTED -> connect();
      case WRITABLE, READABLE -> exchange != null && exchange(exchange);
      case ADDRESSES, NOTHING -> false;
    };
  }

  private boolean connect() {
    try {
      if (!wire.isConnected()) {
        return false;
      }
      connected();
    } catch (IOException e) {
      plan.unreachable(e);
      dialNext();
    }
    return true;
  }

  private boolean exchange(Exchange with) {
    boolean moved;
    try {
      moved = need == Need.WRITABLE ? with.send(wire) : with.receive(wire);
    } catch (IOException e) {
      plan.broken(with.opening(), e);
      dialNext();
      return true;
    }
    if (moved && with.opening().isComplete()) {
      concluded(with.opening());
    } else if (moved) {
      need = with.hasUnsent() ? Need.WRITABLE : Need.READABLE;
    }
    return moved;
  }

  private void concluded(Opening opening) {
    if (plan.isOpenedBy(opening)) {
      over(true);
    } else {
      dialNext();
    }
  }

  private void connected() throws IOException {
    plan.answered();
    var opening = candidate().open(wire);
    if (opening == null) {
      over(true);
      return;
    }
    exchange = new Exchange(opening);
    need = Need.WRITABLE;
  }

  /** The next address, else the next candidate, else the end. */
  private void dialNext() {
    for (var next = plan.nextAddress(); next != null; next = plan.nextAddress()) {
      try {
        if (dial(next)) {
          connected();
        } else {
          need = Need.CONNECTED;
        }
        return;
      } catch (IOException e) {
        plan.unreachable(e);
      }
    }
    if (plan.nextCandidate()) {
      need = Need.ADDRESSES;
    } else {
      over(false);
    }
  }

  private boolean dial(InetAddress address) throws IOException {
    if (used) {
      wire.disconnect();
    }
    used = true;
    boolean connected = wire.connect(address, candidate().port());
    candidate().begun(wire);
    return connected;
  }

  private void over(boolean open) {
    isOpen = open;
    need = Need.NOTHING;
    plan.over();
  }
}
