/**
 * Rule file to model: every problem with line and column. All that reads rules enters. It uses its
 * own three packages and the model.
 */
@NullMarked
package dev.redial.yaml;

import org.jspecify.annotations.NullMarked;
