package dev.redial.matrix;

import java.util.Collection;

/** What an application finds in a request object that it has sent. */
final class Untouched {
  private Untouched() {}

  /** Fails where a rule's field has stayed in the application's own request. */
  static void check(Collection<String> names) {
    if (names.stream().anyMatch("X-Redial"::equalsIgnoreCase)) {
      throw new IllegalStateException("the application's request was changed: " + names);
    }
  }
}
