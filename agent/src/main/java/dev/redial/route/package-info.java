/** Where to dial: the look-up of names. */
@NullMarked
package dev.redial.route;

import org.jspecify.annotations.NullMarked;
