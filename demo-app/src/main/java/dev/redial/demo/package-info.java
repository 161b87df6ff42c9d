/** A plain program with its own servers and clients; of the agent it knows the jar's path only. */
@NullMarked
package dev.redial.demo;

import org.jspecify.annotations.NullMarked;
