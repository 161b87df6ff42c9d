/**
 * The list of rooms with woven types, and the weaver that asks it for each class that is loaded.
 * Start-up, control and the command line enter. It uses the entries of the rooms, and ASM.
 */
@NullMarked
package dev.redial.catalog;

import org.jspecify.annotations.NullMarked;
