/** The other side of integration tests: servers that record what reached them, and child JVMs. */
@NullMarked
package dev.redial.testing;

import org.jspecify.annotations.NullMarked;
