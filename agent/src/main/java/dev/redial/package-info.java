/** Entry points: hand over and nothing else. */
@NullMarked
package dev.redial;

import org.jspecify.annotations.NullMarked;
