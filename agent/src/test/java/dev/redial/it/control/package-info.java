/** The command line, running JVMs, and where rules come from and when they change. */
@NullMarked
package dev.redial.it.control;

import org.jspecify.annotations.NullMarked;
