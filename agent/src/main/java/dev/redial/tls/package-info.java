/** What to offer in a TLS handshake and whom to accept. */
@NullMarked
package dev.redial.tls;

import org.jspecify.annotations.NullMarked;
