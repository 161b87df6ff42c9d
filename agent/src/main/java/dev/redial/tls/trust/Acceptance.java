package dev.redial.tls.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Whether a provider accepted its settings. Some providers leave out without a report what they do
 * not have, or offer what they cannot do without.
 */
public final class Acceptance {
  private Acceptance() {}

  /**
   * Compares what was set with what the connection has.
   *
   * @throws SSLException if the ClientHello would differ from what was set
   */
  public static void require(SSLParameters set, SSLParameters had) throws SSLException {
    require("TLS versions", versions(set.getProtocols()), versions(had.getProtocols()));
    require("cipher suites", set.getCipherSuites(), had.getCipherSuites());
    require("application protocols", set.getApplicationProtocols(), had.getApplicationProtocols());
  }

  /** Netty lists the format of SSLv2's hello (RFC 5246 E.2) always, and never sends it. */
  private static String @Nullable [] versions(String @Nullable [] protocols) {
    if (protocols == null) {
      return null;
    }
    var versions = new ArrayList<>(Arrays.asList(protocols));
    versions.remove("SSLv2Hello");
    return versions.toArray(new String[0]);
  }

  private static void require(String what, String @Nullable [] set, String @Nullable [] had)
      throws SSLException {
    var asked = set == null ? null : new HashSet<>(Arrays.asList(set));
    if (asked == null || (had != null && asked.equals(new HashSet<>(Arrays.asList(had))))) {
      return;
    }
    throw new SSLException(
        "of the " + what + " " + Arrays.toString(set) + " it makes " + Arrays.toString(had));
  }
}
