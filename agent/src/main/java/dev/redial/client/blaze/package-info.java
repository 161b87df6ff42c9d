/**
 * Hooks and instrumentations of http4s with its client Blaze. BlazeTypes is the entry for the
 * catalogue; nobody else enters. It uses http, reflection and decisions.
 */
@NullMarked
package dev.redial.client.blaze;

import org.jspecify.annotations.NullMarked;
