/**
 * The command doctor: why a connection fails, and which rule helps. The command line alone uses it.
 */
@NullMarked
package dev.redial.doctor;

import org.jspecify.annotations.NullMarked;
