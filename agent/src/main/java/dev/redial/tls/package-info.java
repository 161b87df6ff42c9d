/**
 * What to offer in a TLS handshake, and whom to accept, whatever the provider. The rooms of
 * providers and clients enter, and http. It uses decisions and reflection; it knows neither HTTP
 * nor routes.
 */
@NullMarked
package dev.redial.tls;

import org.jspecify.annotations.NullMarked;
