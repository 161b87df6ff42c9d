/** Where connections go, by which addresses and proxies, and what becomes of them. */
@NullMarked
package dev.redial.it.route;

import org.jspecify.annotations.NullMarked;
