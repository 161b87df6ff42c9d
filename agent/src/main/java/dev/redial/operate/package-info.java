/** Log and reports. */
@NullMarked
package dev.redial.operate;

import org.jspecify.annotations.NullMarked;
