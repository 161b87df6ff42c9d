/**
 * Dials a list of addresses within a deadline, on whatever kind of connection. Routes, the relay
 * and the rooms that connect enter. It uses decisions.
 */
@NullMarked
package dev.redial.route.dial;

import org.jspecify.annotations.NullMarked;
