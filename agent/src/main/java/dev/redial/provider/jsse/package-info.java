/**
 * The JDK's own TLS: the start and the end of a handshake, the ClientHello, and client
 * certificates. JsseTypes is the entry for the catalogue; nobody else enters. It uses tls, raw
 * requests, reflection and decisions.
 */
@NullMarked
package dev.redial.provider.jsse;

import org.jspecify.annotations.NullMarked;
