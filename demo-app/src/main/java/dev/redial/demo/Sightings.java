package dev.redial.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Collects sightings; a server adds one before it answers, so that it is there when the client is
 * done.
 */
final class Sightings {
  private final Deque<Sighting> sightings = new ArrayDeque<>();

  synchronized void add(Sighting sighting) {
    sightings.add(sighting);
  }

  /** The latest sighting, and forgets all: a client may connect more than once for one call. */
  synchronized Sighting take() {
    var last = sightings.peekLast();
    sightings.clear();
    return last == null ? Sighting.NOTHING : last;
  }
}
