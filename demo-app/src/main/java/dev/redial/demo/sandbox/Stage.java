package dev.redial.demo.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * What the observatory shows in one call.
 *
 * @param certificate the only name that the origin's certificate is for
 * @param proxy the name that the proxy's certificate is for, or null if TLS is with the origin
 */
record Stage(String certificate, @Nullable String proxy) {}
