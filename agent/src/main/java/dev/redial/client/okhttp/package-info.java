/**
 * Hooks and instrumentations of OkHttp. OkHttpTypes is the entry for the catalogue; nobody else
 * enters. It uses http, tls, route, reflection and decisions.
 */
@NullMarked
package dev.redial.client.okhttp;

import org.jspecify.annotations.NullMarked;
