package dev.redial.demo;

/**
 * What a server knows of a handshake that went well, or that there was none.
 *
 * @param certificate the name in the certificate that it showed, and that the client accepted
 */
record Tls(String version, String suite, String certificate) {
  /** Of a call that came without any. */
  static final Tls NONE = new Tls("none", "nothing is encrypted", "none, nobody is verified");
}
