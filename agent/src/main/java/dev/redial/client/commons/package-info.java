/**
 * Hooks and instrumentations of Commons HttpClient 3. CommonsTypes is the entry for the catalogue;
 * nobody else enters. It uses http, tls, route, reflection and decisions.
 */
@NullMarked
package dev.redial.client.commons;

import org.jspecify.annotations.NullMarked;
