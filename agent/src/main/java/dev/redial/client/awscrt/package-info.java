/**
 * Hooks and instrumentations of the AWS Common Runtime. CrtTypes is the entry for the catalogue;
 * nobody else enters. It uses http, tls, route, reflection and decisions.
 */
@NullMarked
package dev.redial.client.awscrt;

import org.jspecify.annotations.NullMarked;
