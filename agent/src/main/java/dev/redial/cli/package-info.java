/** The command line: check. */
@NullMarked
package dev.redial.cli;

import org.jspecify.annotations.NullMarked;
