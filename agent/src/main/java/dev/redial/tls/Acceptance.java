package dev.redial.tls;

import java.util.Arrays;
import java.util.HashSet;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Whether a provider took what it was given: some leave out without a word what they do not have,
 * or offer what they cannot do without.
 */
final class Acceptance {
  private Acceptance() {}

  /**
   * Compares what was set with what the connection has.
   *
   * @throws SSLException if the ClientHello would differ from what was set
   */
  static void require(SSLParameters set, SSLParameters had) throws SSLException {
    require("TLS versions", set.getProtocols(), had.getProtocols());
    require("cipher suites", set.getCipherSuites(), had.getCipherSuites());
    require("application protocols", set.getApplicationProtocols(), had.getApplicationProtocols());
  }

  private static void require(String what, String @Nullable [] set, String[] had)
      throws SSLException {
    if (set == null
        || new HashSet<>(Arrays.asList(set)).equals(new HashSet<>(Arrays.asList(had)))) {
      return;
    }
    throw new SSLException(
        "of the " + what + " " + Arrays.toString(set) + " it makes " + Arrays.toString(had));
  }
}
