/**
 * Work of the agent's own: its threads, and the permissions that it has under a SecurityManager.
 * Each package but the rules enters. It uses the JDK alone.
 */
@NullMarked
package dev.redial.work;

import org.jspecify.annotations.NullMarked;
