/** Host, :authority and request headers. */
@NullMarked
package dev.redial.http;

import org.jspecify.annotations.NullMarked;
