/** How a JVM starts with the agent, what it loads, and which JVMs the agent runs on. */
@NullMarked
package dev.redial.it.start;

import org.jspecify.annotations.NullMarked;
