/**
 * Hooks and instrumentations of the JDK's HTTP clients. JdkClientTypes is the entry for the
 * catalogue; control enters for a reload. It uses http, tls, route, reflection and decisions.
 */
@NullMarked
package dev.redial.client.jdk;

import org.jspecify.annotations.NullMarked;
