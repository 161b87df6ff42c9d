/**
 * Hooks and instrumentations of Pekko HTTP and Akka HTTP. PekkoTypes is the entry for the
 * catalogue; nobody else enters. It uses http, tls, route, reflection and decisions.
 */
@NullMarked
package dev.redial.client.pekko;

import org.jspecify.annotations.NullMarked;
