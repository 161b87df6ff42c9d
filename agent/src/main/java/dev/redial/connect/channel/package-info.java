/**
 * Channels of the JDK that connect by a route: blocking, non-blocking and asynchronous.
 * ChannelTypes is the entry for the catalogue; nobody else enters. It uses routes, raw requests,
 * decisions and reflection.
 */
@NullMarked
package dev.redial.connect.channel;

import org.jspecify.annotations.NullMarked;
