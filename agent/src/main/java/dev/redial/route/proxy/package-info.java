/**
 * What HTTP and SOCKS proxies are told and what they answer. Routes, the relay and the rooms that
 * connect enter. It uses the rules and the talks of dial; it opens no connection.
 */
@NullMarked
package dev.redial.route.proxy;

import org.jspecify.annotations.NullMarked;
