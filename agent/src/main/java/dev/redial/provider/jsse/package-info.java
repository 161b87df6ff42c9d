/**
 * Hooks and instrumentations of the JDK's own TLS. JsseTypes is the entry for the catalogue; nobody
 * else enters. It uses tls, raw requests, reflection and decisions.
 */
@NullMarked
package dev.redial.provider.jsse;

import org.jspecify.annotations.NullMarked;
