/**
 * Hooks and instrumentations of Jetty's client. JettyTypes is the entry for the catalogue; nobody
 * else enters. It uses http, tls, route, reflection and decisions.
 */
@NullMarked
package dev.redial.client.jetty;

import org.jspecify.annotations.NullMarked;
