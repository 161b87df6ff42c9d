package dev.redial.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Collects sightings. A server adds one before it answers, so it is there when the client is done.
 */
final class Sightings {
  /** In milliseconds: a server may learn of a refusal just after the client. */
  private static final int TIMEOUT = 2000;

  private final Deque<Sighting> sightings = new ArrayDeque<>();
  private boolean refused;

  synchronized void add(Sighting sighting) {
    sightings.add(sighting);
  }

  /** Notes that a handshake has come to nothing. */
  synchronized void refuse() {
    refused = true;
    notifyAll();
  }

  /** Whether the server has refused a handshake since all was forgotten. */
  synchronized boolean refused() throws InterruptedException {
    var end = System.currentTimeMillis() + TIMEOUT;
    for (var left = TIMEOUT; !refused && left > 0; ) {
      wait(left);
      left = (int) (end - System.currentTimeMillis());
    }
    return refused;
  }

  /** The latest sighting, and forgets all: a client may connect more than once for one call. */
  synchronized Sighting take() {
    var last = sightings.peekLast();
    sightings.clear();
    refused = false;
    return last == null ? Sighting.NOTHING : last;
  }
}
