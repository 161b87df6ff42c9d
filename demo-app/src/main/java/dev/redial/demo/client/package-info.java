/** Ordinary clients, used as their manuals say: nothing in here knows of stories or of redial. */
@NullMarked
package dev.redial.demo.client;

import org.jspecify.annotations.NullMarked;
