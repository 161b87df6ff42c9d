package dev.redial.operate;

/**
 * How a TLS handshake failed.
 *
 * @param alert by its name in RFC 8446 section 6, in lower case
 * @param why what JSSE says of it
 */
public record TlsFailure(String alert, String why) {
  /** Whether the server sent the alert; else this JVM refused the server. */
  boolean isByServer() {
    return why.startsWith("Received fatal alert");
  }

  boolean mentions(String word) {
    return why.contains(word);
  }
}
