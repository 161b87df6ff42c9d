package dev.redial.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names that one call carries, before and after, each with who reads it. */
final class SixNames {
  private static final String UNKNOWN = "not seen: the call was refused before";

  private SixNames() {}

  /** A row: what the name is, who reads it, and what it was and is. */
  record Row(String what, String reader, String was, String is) {
    boolean changed() {
      return !was.equals(is);
    }

    /** Whether it is a protection that the call has no more. */
    boolean givenUp() {
      return is.equals(Tls.NONE.certificate()) || is.equals(session(Tls.NONE));
    }
  }

  static List<Row> of(Finding finding) {
    var was = finding.before().sighting();
    var is = finding.after().sighting();
    var address = "127.0.0.1:" + finding.port();
    var tunnel = is.tunnel();
    return List.of(
        finding.story().isProxied()
            ? new Row("address dialled", "TCP", "none: the name does not resolve", "the proxy's")
            : new Row("address dialled", "TCP", address, address),
        new Row("CONNECT target", "the proxy", "none", tunnel == null ? "none" : tunnel),
        new Row("SNI", "the server's TLS front end", serverName(was), serverName(is)),
        new Row(
            "verify name",
            "the client's certificate check",
            certificate(was.tls()),
            certificate(is.tls())),
        new Row("Host, :authority", "the HTTP server", authority(was), authority(is)),
        new Row("TLS session", "both ends", session(was.tls()), session(is.tls())));
  }

  private static String serverName(Sighting sighting) {
    if (sighting.serverName() != null) {
      return sighting.serverName();
    }
    return sighting.protocol() == null ? UNKNOWN : "none";
  }

  private static String authority(Sighting sighting) {
    if (sighting.authority() != null) {
      return sighting.authority() + " over " + sighting.protocol();
    }
    return UNKNOWN;
  }

  private static String certificate(@Nullable Tls tls) {
    return tls == null ? UNKNOWN : tls.certificate();
  }

  private static String session(@Nullable Tls tls) {
    return tls == null ? UNKNOWN : tls.version() + ", " + tls.suite();
  }
}
