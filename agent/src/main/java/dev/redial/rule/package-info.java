/**
 * The model: what a rule file says, which rule matches, and what each rule needs of a JVM.
 * Everybody enters. It uses the JDK only.
 */
@NullMarked
package dev.redial.rule;

import org.jspecify.annotations.NullMarked;
