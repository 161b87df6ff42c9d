/**
 * What several TLS providers need. The rooms of providers enter. It uses tls, weave and decisions.
 */
@NullMarked
package dev.redial.provider;

import org.jspecify.annotations.NullMarked;
