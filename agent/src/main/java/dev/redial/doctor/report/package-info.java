/**
 * What doctor says at the end, as text, JSON or HTML. The rest of doctor and the command line
 * enter. It uses causes and the target.
 */
@NullMarked
package dev.redial.doctor.report;

import org.jspecify.annotations.NullMarked;
