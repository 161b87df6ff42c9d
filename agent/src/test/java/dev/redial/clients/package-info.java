/** Ordinary programs that dial out by the JDK, as child JVMs run them. JDK only. */
@NullMarked
package dev.redial.clients;

import org.jspecify.annotations.NullMarked;
