/** curl's command lines to rules, and rules to curl's command lines. For the command line only. */
@NullMarked
package dev.redial.curl;

import org.jspecify.annotations.NullMarked;
