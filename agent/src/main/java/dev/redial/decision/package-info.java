/**
 * Which rule applies to a connection, what becomes of it, and the base of all hooks. Each layer
 * above enters. It uses the rules and the report.
 */
@NullMarked
package dev.redial.decision;

import org.jspecify.annotations.NullMarked;
