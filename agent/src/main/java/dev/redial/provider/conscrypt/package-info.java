/**
 * Hooks and instrumentations of Conscrypt. ConscryptTypes is the entry for the catalogue; nobody
 * else enters. It uses tls, raw requests, reflection and decisions.
 */
@NullMarked
package dev.redial.provider.conscrypt;

import org.jspecify.annotations.NullMarked;
