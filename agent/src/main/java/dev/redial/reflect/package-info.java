/**
 * Reaches the members of classes that hooks cannot name: those of libraries and of the JDK. Each
 * room with hooks enters. It uses the JDK alone.
 */
@NullMarked
package dev.redial.reflect;

import org.jspecify.annotations.NullMarked;
