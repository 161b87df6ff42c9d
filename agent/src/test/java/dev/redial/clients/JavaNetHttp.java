package dev.redial.clients;

import dev.redial.testing.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The JDK's newer HTTP client, which Java 8 lacks. */
public final class JavaNetHttp {
  private static final int EIGHT = 8;

  private JavaNetHttp() {}

  /** Whether the children have it: the tests and the programs name the same clients. */
  public static boolean isThere() {
    try {
      return ChildJvm.feature() > EIGHT;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
