package dev.redial.demo;

/** One call from both ends: how it ended for the client, and what the server saw of it. */
record Observation(Outcome outcome, Sighting sighting) {}
