/** What a handshake offers and whom it accepts, for each TLS provider. */
@NullMarked
package dev.redial.it.tls;

import org.jspecify.annotations.NullMarked;
