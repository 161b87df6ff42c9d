/**
 * Whom to accept: trust and key managers of a rule, and what they look up in the JDK. Package
 * {@code tls} enters, and so do the rooms of providers and clients. It uses {@code decision} and
 * {@code reflect}; it does not use the package that it is nested in.
 */
@NullMarked
package dev.redial.tls.trust;

import org.jspecify.annotations.NullMarked;
