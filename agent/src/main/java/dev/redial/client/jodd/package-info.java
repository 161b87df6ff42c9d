/**
 * Hooks and instrumentations of Jodd HTTP. JoddTypes is the entry for the catalogue; nobody else
 * enters. It uses http, reflection and decisions.
 */
@NullMarked
package dev.redial.client.jodd;

import org.jspecify.annotations.NullMarked;
