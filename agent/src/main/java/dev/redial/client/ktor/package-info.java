/**
 * Hooks and instrumentations of Ktor's CIO engine. KtorTypes is the entry for the catalogue; nobody
 * else enters. It uses http, tls, route, reflection and decisions.
 */
@NullMarked
package dev.redial.client.ktor;

import org.jspecify.annotations.NullMarked;
