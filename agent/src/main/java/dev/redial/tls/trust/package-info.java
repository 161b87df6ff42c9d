/**
 * Whom to accept: trust and key managers of a rule, and what they look up in the JDK. tls enters,
 * and the rooms of providers and clients. It uses decisions and reflection; it does not use what it
 * is nested in.
 */
@NullMarked
package dev.redial.tls.trust;

import org.jspecify.annotations.NullMarked;
