/**
 * Hooks and instrumentations of BouncyCastle's JSSE. BouncyCastleTypes is the entry for the
 * catalogue; nobody else enters. It uses tls, raw requests, reflection and decisions.
 */
@NullMarked
package dev.redial.provider.bouncycastle;

import org.jspecify.annotations.NullMarked;
