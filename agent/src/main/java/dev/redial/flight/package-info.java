/** Events for JDK Flight Recorder, where the JVM has it and somebody records. */
@NullMarked
package dev.redial.flight;

import org.jspecify.annotations.NullMarked;
