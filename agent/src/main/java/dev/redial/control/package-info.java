/**
 * The agent in operation: where its rules come from, when they change, and what it is told to do.
 */
@NullMarked
package dev.redial.control;

import org.jspecify.annotations.NullMarked;
