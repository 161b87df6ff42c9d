package dev.redial.rule;

import org.jspecify.annotations.Nullable;

/**
 * Who asks a KDC for tickets.
 *
 * @param keytab the path of a file with this principal's key, or null for the user's ticket cache
 * @param principal a name, with its realm or for the default one; null for that of the cache
 */
public record KerberosLogin(@Nullable String keytab, @Nullable String principal) {}
