/**
 * Hooks and instrumentations of connection pools on Netty: Reactor Netty, AsyncHttpClient and
 * Vert.x. NettyPoolTypes is the entry for the catalogue; nobody else enters. It uses http, tls,
 * route, reflection and decisions.
 */
@NullMarked
package dev.redial.client.netty.pool;

import org.jspecify.annotations.NullMarked;
