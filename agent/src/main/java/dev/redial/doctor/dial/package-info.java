/**
 * Doctor's attempts: it dials, records what the peer says, and decodes both sides of the handshake.
 * The rest of doctor enters. It uses the target and what asks a proxy.
 */
@NullMarked
package dev.redial.doctor.dial;

import org.jspecify.annotations.NullMarked;
