package dev.redial.demo;

/**
 * What a server knows of a handshake that went well.
 *
 * @param certificate the name in the certificate that it showed, and that the client accepted
 */
record Tls(String version, String suite, String certificate) {}
