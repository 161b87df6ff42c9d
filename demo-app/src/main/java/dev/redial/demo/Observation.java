package dev.redial.demo;

import dev.redial.demo.client.Outcome;

/** One call from both ends: how it ended for the client, and what the server saw of it. */
record Observation(Outcome outcome, Sighting sighting) {
  static final Observation NOTHING =
      new Observation(Outcome.failed("not called"), Sighting.NOTHING);
}
