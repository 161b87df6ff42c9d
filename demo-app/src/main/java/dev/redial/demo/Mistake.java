package dev.redial.demo;

import dev.redial.demo.client.Outcome;

/** What is wrong in a story that does not end well: its clients are to be told so clearly. */
enum Mistake {
  NONE(""),
  /** The rule file's password is not the proxy's. */
  WRONG_PASSWORD("407"),
  /** The proxy knows no way to the host. */
  NO_WAY("502");

  private final String status;

  Mistake(String status) {
    this.status = status;
  }

  /** Whether a call came to what it has to come to under the story's rule. */
  boolean explains(Outcome outcome) {
    return this == NONE
        ? outcome.kind() == Outcome.Kind.SUCCESS
        : outcome.kind() == Outcome.Kind.REFUSED_BY_PROXY && outcome.cell().equals(status);
  }

  /** What such a call has to come to, in words. */
  String ending() {
    return this == NONE ? "a success" : "the proxy's " + status;
  }
}
