/**
 * Engines and sockets without TLS, for a rule that asks for plaintext. The rooms of providers and
 * clients enter, and raw requests. It uses what it is nested in.
 */
@NullMarked
package dev.redial.tls.plaintext;

import org.jspecify.annotations.NullMarked;
