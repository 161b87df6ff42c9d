/** What a rule file does, tried on this machine alone: its names stay, nothing leaves. */
@NullMarked
package dev.redial.demo.sandbox;

import org.jspecify.annotations.NullMarked;
