package dev.redial.route.dial;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ConnectAttempt} has not tried yet: addresses of one way, and the ways after that.
 */
final class Candidates {
  private final Deque<Candidate> ways;
  private final Deque<InetAddress> addresses = new ArrayDeque<>();
  private Candidate way;

  /** At least one. */
  Candidates(List<? extends Candidate> all) {
    ways = new ArrayDeque<>(all);
    way = ways.removeFirst();
  }

  /** The way whose addresses are tried. */
  Candidate way() {
    return way;
  }

  void add(InetAddress[] found) {
    for (var address : found) {
      addresses.add(address);
    }
  }

  /** This address is to be tried next. */
  void addFirst(InetAddress address) {
    addresses.addFirst(address);
  }

  /** The next address of the way, or null. */
  @Nullable InetAddress nextAddress() {
    return addresses.poll();
  }

  /** Goes on to the next way; answers whether there is one. */
  boolean goOn() {
    var next = ways.poll();
    if (next != null) {
      way.over();
      way = next;
    }
    return next != null;
  }

  /** How many are left. */
  int left() {
    return addresses.size() + ways.size();
  }

  /** Whoever answers at one address answers for all of its way. */
  void dropAddresses() {
    addresses.clear();
  }

  /** Nothing is tried any more. */
  void end() {
    addresses.clear();
    ways.clear();
    way.over();
  }
}
