/** Text to model: every problem with line and column. The only user of SnakeYAML. */
@NullMarked
package dev.redial.yaml;

import org.jspecify.annotations.NullMarked;
