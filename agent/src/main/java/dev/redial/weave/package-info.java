/**
 * Inserts a call into a method: what an instrumentation can say, and the code for it. Each room
 * with instrumentations enters, and the catalogue. It uses ASM, the rules' capabilities and the
 * type of hooks; it knows no woven type.
 */
@NullMarked
package dev.redial.weave;

import org.jspecify.annotations.NullMarked;
