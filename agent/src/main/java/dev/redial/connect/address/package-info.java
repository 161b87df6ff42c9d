/**
 * Look-ups of names, and what tells which address a connection has. AddressTypes is the entry for
 * the catalogue; control enters for a reload. It uses routes, tls and decisions.
 */
@NullMarked
package dev.redial.connect.address;

import org.jspecify.annotations.NullMarked;
