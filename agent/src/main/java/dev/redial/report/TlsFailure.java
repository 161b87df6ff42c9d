package dev.redial.report;

/**
 * How a TLS handshake failed.
 *
 * @param alert by its name in RFC 8446 section 6, in lower case
 * @param why what JSSE says of it
 */
public record TlsFailure(String alert, String why) {
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
