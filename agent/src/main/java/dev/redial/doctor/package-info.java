/**
 * The command doctor: why a connection fails, and which rule helps. The command line alone enters.
 * It uses its own four packages, rules and reports.
 */
@NullMarked
package dev.redial.doctor;

import org.jspecify.annotations.NullMarked;
