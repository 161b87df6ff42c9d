/** Which connections a rule is for, and that all others stay as they were. */
@NullMarked
package dev.redial.it.scope;

import org.jspecify.annotations.NullMarked;
