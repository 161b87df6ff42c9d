/**
 * Sockets of the JDK that connect by a route. SocketTypes is the entry for the catalogue; nobody
 * else enters. It uses routes, decisions and reflection.
 */
@NullMarked
package dev.redial.connect.socket;

import org.jspecify.annotations.NullMarked;
