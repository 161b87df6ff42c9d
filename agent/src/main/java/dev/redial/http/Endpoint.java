package dev.redial.http;

import org.jspecify.annotations.Nullable;

/**
 * Host and port of an authority text, kept from one request to the next. Clients that have no other
 * form of it send the same few texts again and again.
 *
 * @param port or -1 where the text has none
 */
public record Endpoint(String authority, String host, int port) {
  private static final int KNOWN = 256;
  private static final @Nullable Endpoint[] CACHE = new Endpoint[KNOWN];

  /**
   * The parts of {@code host[:port]}. Safe for use by many threads: at worst it is parsed twice.
   */
  public static Endpoint of(String authority) {
    int slot = authority.hashCode() & (KNOWN - 1);
    var known = CACHE[slot];
    if (known == null || !known.authority.equals(authority)) {
      known = new Endpoint(authority, Authority.host(authority), Authority.port(authority));
      CACHE[slot] = known;
    }
    return known;
  }
}
