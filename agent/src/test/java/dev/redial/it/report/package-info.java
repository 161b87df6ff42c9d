/** What an operator sees: log, status, recordings, fingerprints. */
@NullMarked
package dev.redial.it.report;

import org.jspecify.annotations.NullMarked;
