/** The model: what a rule file says. JDK only. */
@NullMarked
package dev.redial.rule;

import org.jspecify.annotations.NullMarked;
