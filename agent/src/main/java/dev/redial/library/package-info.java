/** What hooks use of client libraries, whose types they cannot name. */
@NullMarked
package dev.redial.library;

import org.jspecify.annotations.NullMarked;
