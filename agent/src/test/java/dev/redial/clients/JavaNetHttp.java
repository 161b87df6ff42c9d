package dev.redial.clients;

import dev.redial.testing.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The JDK's newer HTTP client, which Java 8 lacks. */
public final class JavaNetHttp {
  private static final int EIGHT = 8;

  /** How the names of its clients begin. */
  private static final List<String> OF_IT = List.of("http-", "web-socket", "proxied-http");

  private JavaNetHttp() {}

  /** Whether the children have it: the tests and the programs name the same clients. */
  public static boolean isThere() {
    try {
      return ChildJvm.feature() > EIGHT;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of these clients that the children have. */
  public static List<String> among(String... clients) {
    return Stream.of(clients)
        .filter(client -> isThere() || OF_IT.stream().noneMatch(client::startsWith))
        .toList();
  }
}
