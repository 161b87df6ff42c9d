/**
 * Hooks and instrumentations of Netty's engine on OpenSSL. TcnativeTypes is the entry for the
 * catalogue; nobody else enters. It uses tls, raw requests, reflection and decisions.
 */
@NullMarked
package dev.redial.provider.tcnative;

import org.jspecify.annotations.NullMarked;
