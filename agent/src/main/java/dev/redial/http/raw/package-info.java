/**
 * Requests that an application writes by hand to a socket, channel or TLS engine. The rooms of
 * providers and channels enter; RawTypes is the entry for the catalogue. It uses http, tls and
 * route.
 */
@NullMarked
package dev.redial.http.raw;

import org.jspecify.annotations.NullMarked;
