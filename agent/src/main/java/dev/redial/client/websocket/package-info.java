/**
 * Hooks and instrumentations of WebSocket clients that stand on no HTTP client. WebSocketTypes is
 * the entry for the catalogue; nobody else enters. It uses http, tls, route, reflection and
 * decisions.
 */
@NullMarked
package dev.redial.client.websocket;

import org.jspecify.annotations.NullMarked;
