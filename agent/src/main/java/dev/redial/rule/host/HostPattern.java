package dev.redial.rule.host;

import org.jspecify.annotations.Nullable;

/** One host pattern of a rule, in its canonical form. */
public sealed interface HostPattern {
  /** Every host. */
  record Any() implements HostPattern {}

  /** This name, in lower case, as ASCII and without a trailing dot. */
  record Name(String name) implements HostPattern {}

  /** Every name one or more labels below this one, which is in the form of {@link Name}. */
  record Below(String name) implements HostPattern {}

  /**
   * IP literals of this block; a single address is a block of all its bits. A block of less than 96
   * bits holds no IPv4 address.
   *
   * @param high the first 8 bytes of the address as IPv6; IPv4 is mapped to ::ffff:0:0/96
   * @param low the last 8 bytes
   * @param prefix length in bits of the IPv6 form, 0 to 128
   */
  record Block(long high, long low, int prefix) implements HostPattern {
    /**
     * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address; null for anything else.
     */
    static @Nullable Block parse(String text) {
      int slash = text.indexOf('/');
      var ip = IpLiteral.parse(slash < 0 ? HostName.unbracketed(text) : text.substring(0, slash));
      if (ip == null) {
        return null;
      }
      int bits = slash < 0 ? 128 : prefix(text, slash + 1, ip.isV4());
      boolean exact = (ip.high() & ~highMask(bits)) == 0 && (ip.low() & ~lowMask(bits)) == 0;
      return bits >= 0 && exact ? new Block(ip.high(), ip.low(), bits) : null;
    }

    static long highMask(int prefix) {
      return prefix <= 0 ? 0 : -1L << Math.max(0, 64 - prefix);
    }

    static long lowMask(int prefix) {
      return prefix <= 64 ? 0 : -1L << (128 - prefix);
    }

    private static int prefix(String text, int from, boolean v4) {
      int bits = Decimal.parse(text, from, text.length(), v4 ? 32 : 128);
      return v4 && bits != Decimal.NONE ? IpLiteral.V4_BITS + bits : bits;
    }
  }

  /**
   * Reads an exact name, {@code *.example.com}, {@code *}, an IP literal or a CIDR block. The
   * result is null for anything else, and for a block that has bits set after its prefix.
   */
  static @Nullable HostPattern parse(String text) {
    if (text.equals("*")) {
      return new Any();
    }
    var block = Block.parse(text);
    if (block != null) {
      return block;
    }
    boolean below = text.startsWith("*.");
    var name = HostName.canonical(below ? text.substring(2) : text);
    if (name == null) {
      return null;
    }
    return below ? new Below(name) : new Name(name);
  }
}
