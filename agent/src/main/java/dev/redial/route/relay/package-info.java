/**
 * A relay in the JVM, for connections that cannot talk to a proxy themselves. The rooms that
 * connect enter, and Netty's. It uses routes, and their packages dial and proxy.
 */
@NullMarked
package dev.redial.route.relay;

import org.jspecify.annotations.NullMarked;
