/**
 * Fetches rules from a web server, with nothing that the application has set for its own requests.
 */
@NullMarked
package dev.redial.fetch;

import org.jspecify.annotations.NullMarked;
