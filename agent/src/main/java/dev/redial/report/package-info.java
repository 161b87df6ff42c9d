/**
 * The log, counters, fingerprints and JSON. Each layer above enters. It uses the rules and the
 * events for JDK Flight Recorder.
 */
@NullMarked
package dev.redial.report;

import org.jspecify.annotations.NullMarked;
