/** One small class per woven type, the list of them, the weaver. The only user of ASM. */
@NullMarked
package dev.redial.instrumentation;

import org.jspecify.annotations.NullMarked;
