/** What requests say, those written by hand included. */
@NullMarked
package dev.redial.it.http;

import org.jspecify.annotations.NullMarked;
