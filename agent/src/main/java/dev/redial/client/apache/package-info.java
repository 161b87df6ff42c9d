/**
 * Hooks and instrumentations of Apache HttpClient 4 and 5. ApacheTypes is the entry for the
 * catalogue; nobody else enters. It uses http, tls, route, reflection and decisions.
 */
@NullMarked
package dev.redial.client.apache;

import org.jspecify.annotations.NullMarked;
