package dev.redial.report;

/**
 * How a TLS handshake failed.
 *
 * @param alert by its name in RFC 8446 section 6, in lower case, or {@code closed}
 * @param why what JSSE says of it
 */
public record TlsFailure(String alert, String why) {
  /** The connection ended without an alert that says why. */
  public static final TlsFailure CLOSED =
      new TlsFailure("closed", "the connection ended during the handshake");

  /** The server ended it, as one does after the last data. */
  public static final TlsFailure CLOSE_NOTIFY =
      new TlsFailure("close_notify", "Received close_notify during handshake");

  /** Whether the server sent the alert; else this JVM refused the server. */
  public boolean isByServer() {
    return why.startsWith("Received fatal alert");
  }

  /** Whether the server refused the client's certificate, or wanted one. */
  public boolean isOfClientCertificate() {
    return isByServer()
        && switch (alert) {
          case "certificate_required",
              "bad_certificate",
              "unsupported_certificate",
              "certificate_revoked",
              "certificate_expired",
              "certificate_unknown",
              "unknown_ca",
              "access_denied" ->
              true;
          default -> false;
        };
  }

  public boolean mentions(String word) {
    return why.contains(word);
  }
}
