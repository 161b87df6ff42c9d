/**
 * Named groups and key shares of the JDK's own TLS. JsseGroupTypes is the entry for the catalogue;
 * nobody else enters. It uses tls, reflection and decisions.
 */
@NullMarked
package dev.redial.provider.jsse.groups;

import org.jspecify.annotations.NullMarked;
