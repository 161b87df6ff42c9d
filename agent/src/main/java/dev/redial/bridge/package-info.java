/** What woven code may call. */
@NullMarked
package dev.redial.bridge;

import org.jspecify.annotations.NullMarked;
