package dev.redial.route.dial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect. It dials the given candidates in turn, and each of their addresses in
 * turn. Then it asks a proxy for the tunnel. It works step by step, and never blocks.
 *
 * <p>Its driver waits for what {@link #awaits} says, then calls {@link #step}. It never reads a
 * byte that is the application's. Safe for use by many threads.
 */
public final class ConnectAttempt {
  /** What must come before {@link #step} gets any further. */
  public enum Need {
    /** The addresses of {@link #way}, by {@link #found} or {@link #notFound}. */
    ADDRESSES,
    /** The socket is connected, or will not be. */
    CONNECTED,
    WRITABLE,
    READABLE,
    /** Nothing: it is over. */
    NOTHING
  }

  private final Wire wire;
  private ConnectDeadline patience;
  private final Candidates candidates;
  private Need need = Need.ADDRESSES;
  private @Nullable Exchange exchange;
  private @Nullable IOException failure;
  private @Nullable InetAddress peer;
  private boolean used;
  private boolean isFinal;
  private long end;

  public ConnectAttempt(List<? extends Candidate> ways, Wire wire, ConnectDeadline patience) {
    this.wire = wire;
    this.patience = patience;
    this.candidates = new Candidates(ways);
    this.end = patience.endOf(System.nanoTime(), candidates.left());
  }

  /** Whoever waits for it turns out to have a limit. */
  public synchronized void limit(ConnectDeadline known) {
    patience = known;
    end = known.endOf(System.nanoTime(), candidates.left());
  }

  /** What it waits for. */
  public synchronized Need awaits() {
    return need;
  }

  /** What is being tried. */
  public synchronized Candidate way() {
    return candidates.way();
  }

  /** When to call {@link #expire}, as {@link System#nanoTime} counts. */
  public synchronized long end() {
    return end;
  }

  /** Why there is no connection, or null: once it awaits nothing. */
  public synchronized @Nullable IOException failure() {
    return failure;
  }

  /** Whether it failed in a way that no other target or address would have changed. */
  public synchronized boolean isFinal() {
    return isFinal;
  }

  /** The address that was dialled last, or null before that. */
  public synchronized @Nullable InetAddress peer() {
    return peer;
  }

  /** Goes on with the addresses of a way, if it is the one still. */
  public synchronized void found(Candidate of, InetAddress[] found) {
    if (need == Need.ADDRESSES && of.equals(way())) {
      candidates.add(found);
      dialNext();
    }
  }

  /** Goes on without addresses. */
  public synchronized void notFound(Candidate of, UnknownHostException why) {
    if (need == Need.ADDRESSES && of.equals(way())) {
      failed(why);
    }
  }

  /** Makes all progress that is possible now; answers whether it is over. */
  public synchronized boolean step() {
    boolean further;
    do {
      try {
        further = advance();
      } catch (IOException e) {
        failed(e);
        further = true;
      }
    } while (further && need != Need.NOTHING);
    return need == Need.NOTHING;
  }

  /** Gives up what is being tried, if its time is over; answers whether everything is over. */
  public synchronized boolean expire() {
    if (need != Need.NOTHING && end - System.nanoTime() <= 0) {
      failed(way().late());
    }
    return need == Need.NOTHING;
  }

  /** Nobody drives it any more, be it over or not. */
  public synchronized void leave() {
    if (need != Need.NOTHING) {
      over(failure);
    }
  }

  private boolean advance() throws IOException {
    return switch (need) {
      case CONNECTED -> connect();
      case WRITABLE, READABLE -> exchange != null && exchange(exchange);
      case ADDRESSES, NOTHING -> false;
    };
  }

  private boolean connect() throws IOException {
    try {
      if (!wire.isConnected()) {
        return false;
      }
    } catch (IOException e) {
      isFinal = e instanceof SSLException;
      throw way().failed(e);
    }
    connected();
    return true;
  }

  private boolean exchange(Exchange with) throws IOException {
    boolean moved;
    try {
      moved = need == Need.WRITABLE ? with.send(wire) : with.receive(wire);
    } catch (IOException e) {
      with.opening().end();
      if (!with.opening().isToBeRepeated()) {
        throw way().failed(e);
      }
      moved = true;
    }
    if (moved && with.opening().isComplete()) {
      concluded(with.opening());
    } else if (moved) {
      need = with.hasUnsent() ? Need.WRITABLE : Need.READABLE;
    }
    return moved;
  }

  private void concluded(Opening opening) throws IOException {
    var why = opening.failure();
    if (why == null) {
      over(null);
      return;
    }
    isFinal = opening.isFinal();
    if (peer != null && opening.isToBeRepeated()) {
      candidates.addFirst(peer);
    }
    throw why;
  }

  private void connected() throws IOException {
    candidates.dropAddresses();
    var opening = way().open(wire);
    if (opening == null) {
      over(null);
      return;
    }
    exchange = new Exchange(opening);
    need = Need.WRITABLE;
    end = patience.endOf(System.nanoTime(), candidates.left());
  }

  /** The next address, else the next way, else the end. */
  private void failed(IOException why) {
    remember(why);
    if (isFinal) {
      over(why);
    } else {
      dialNext();
    }
  }

  private void remember(IOException why) {
    if (failure != null) {
      why.addSuppressed(failure);
    }
    failure = why;
  }

  private void dialNext() {
    for (var next = candidates.nextAddress(); next != null; next = candidates.nextAddress()) {
      end = patience.endOf(System.nanoTime(), candidates.left());
      try {
        if (dial(next)) {
          connected();
        } else {
          need = Need.CONNECTED;
        }
        return;
      } catch (IOException e) {
        remember(way().failed(e));
      }
    }
    if (candidates.goOn()) {
      end = patience.endOf(System.nanoTime(), candidates.left());
      need = Need.ADDRESSES;
    } else {
      over(failure);
    }
  }

  private boolean dial(InetAddress address) throws IOException {
    if (used) {
      wire.disconnect();
    }
    used = true;
    peer = address;
    boolean connected = wire.connect(address, way().port());
    way().begun(wire);
    return connected;
  }

  private void over(@Nullable IOException why) {
    failure = why;
    need = Need.NOTHING;
    candidates.end();
  }
}
