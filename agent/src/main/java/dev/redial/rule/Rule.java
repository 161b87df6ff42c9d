package dev.redial.rule;

import dev.redial.rule.route.RouteSettings;
import dev.redial.rule.tls.TlsSettings;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the file, valid and complete once constructed.
 *
 * @param expires milliseconds since the epoch from which on the rule matches nothing, or {@link
 *     #NEVER}
 * @param observe whether the rule only decides, counts and logs
 * @param line where the rule starts in its file, from 1
 */
public record Rule(
    String name,
    @Nullable String reason,
    long expires,
    boolean observe,
    int line,
    Match match,
    TlsSettings tls,
    HttpSettings http,
    RouteSettings route) {
  /** The value of {@link #expires} for a rule without an end. */
  public static final long NEVER = Long.MAX_VALUE;

  /**
   * The same rule, with the settings of another one where they are equal. Programs write files of
   * thousands of such rules, whose settings would take most of the memory.
   */
  public Rule sharing(Rule other) {
    return new Rule(
        name,
        reason,
        expires,
        observe,
        line,
        match,
        tls.equals(other.tls) ? other.tls : tls,
        http.equals(other.http) ? other.http : http,
        route.equals(other.route) ? other.route : route);
  }

  /** Whether a TLS handshake is not the same under this rule, or not made at all. */
  public boolean changesHandshake() {
    return !tls.isEmpty() || route.plaintext();
  }

  /**
   * Whether the rule keeps clients off HTTP/2, by {@code alpn}: then they must not offer an upgrade
   * to it either, where there is no TLS.
   */
  public boolean declinesHttp2() {
    return !tls.applicationProtocols().isEmpty() && !tls.applicationProtocols().contains("h2");
  }

  /** Whether the rule may change a request head that a client library makes. */
  public boolean changesHeads() {
    return !http.isEmpty() || declinesHttp2();
  }

  /**
   * Whether the other rule has the same effect on a connection, as the same rule has in a file that
   * was read again. A connection made under one is then as good as one made under the other.
   */
  @SuppressWarnings("ReferenceEquality") // the same one needs no comparing
  public boolean hasSameEffectAs(@Nullable Rule other) {
    return this == other
        || (other != null
            && observe == other.observe
            && name.equals(other.name)
            && tls.equals(other.tls)
            && http.equals(other.http)
            && route.equals(other.route));
  }
}
