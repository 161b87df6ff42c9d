/**
 * What Java 8 or 11 lack of the class library, for the lowered copies of the agent's classes only.
 *
 * <p>The build replaces calls and types by those of this package; its step {@code
 * dev.redial.lower.Lowering} has the list. No class of the source names this package, and the
 * classes for Java 17 and later do not contain it. Compiled for Java 8, which is why the package is
 * not marked: javac warns there of the annotation's own target.
 */
package dev.redial.older;
