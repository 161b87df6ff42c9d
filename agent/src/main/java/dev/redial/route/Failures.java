package dev.redial.route;

import java.io.IOException;

/** Exceptions with a cause, where the JDK's constructors take none. */
public final class Failures {
  private Failures() {}

  public static <E extends IOException> E because(E failure, Throwable cause) {
    failure.initCause(cause);
    return failure;
  }
}
