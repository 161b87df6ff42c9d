package dev.redial.rule.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks a KDC for tickets.
 *
 * @param keytab the path of a file with this principal's key, or null for the user's ticket cache
 * @param principal a name, with its realm or for the default one; null for that of the cache
 */
public record KerberosLogin(@Nullable String keytab, @Nullable String principal) {
  /** What tickets are fetched by; a JVM may be made without its modules. */
  public static final List<String> TYPES =
      List.of("org.ietf.jgss.GSSManager", "com.sun.security.auth.module.Krb5LoginModule");
}
