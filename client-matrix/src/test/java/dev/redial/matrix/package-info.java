/** Unmodified HTTP clients, release by release, under the packaged agent. */
@NullMarked
package dev.redial.matrix;

import org.jspecify.annotations.NullMarked;
