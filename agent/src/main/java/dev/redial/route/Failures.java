package dev.redial.route;

import java.io.IOException;

/** Exceptions with a cause, where the JDK's constructors take none. */
final class Failures {
  private Failures() {}

  static <E extends IOException> E because(E failure, Throwable cause) {
    failure.initCause(cause);
    return failure;
  }
}
