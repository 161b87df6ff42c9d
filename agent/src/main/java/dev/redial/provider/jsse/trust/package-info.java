/**
 * How the JDK's own TLS judges a server's certificate and its algorithms. JsseTrustTypes is the
 * entry for the catalogue; nobody else enters. It uses tls and decisions.
 */
@NullMarked
package dev.redial.provider.jsse.trust;

import org.jspecify.annotations.NullMarked;
