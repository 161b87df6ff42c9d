/**
 * What several clients need: calls of a HostnameVerifier, and such verifiers. The rooms of clients
 * enter, and the catalogue. It uses tls, weave and decisions.
 */
@NullMarked
package dev.redial.client;

import org.jspecify.annotations.NullMarked;
