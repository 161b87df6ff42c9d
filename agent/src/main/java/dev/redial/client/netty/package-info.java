/**
 * Hooks and instrumentations of Netty, and what Armeria, AsyncHttpClient and the AWS SDK add to it.
 * NettyTypes is the entry for the catalogue; nobody else enters. It uses http, tls, route,
 * reflection and decisions.
 */
@NullMarked
package dev.redial.client.netty;

import org.jspecify.annotations.NullMarked;
