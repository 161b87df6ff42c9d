/**
 * Hooks and instrumentations of Helidon's WebClient. HelidonTypes is the entry for the catalogue;
 * nobody else enters. It uses http, tls, route, reflection and decisions.
 */
@NullMarked
package dev.redial.client.helidon;

import org.jspecify.annotations.NullMarked;
