package dev.redial.rule;

/** One host pattern of a rule, in its canonical form. */
public sealed interface HostPattern {
  /** Every host. */
  record Any() implements HostPattern {}

  /** This name, in lower case, as ASCII and without a trailing dot. */
  record Name(String name) implements HostPattern {}

  /** Every name one or more labels below this one, which is in the form of {@link Name}. */
  record Below(String name) implements HostPattern {}

  /**
   * IP literals of this block; a single address is a block of all its bits.
   *
   * @param high the first 8 bytes of the address as IPv6; IPv4 is mapped to ::ffff:0:0/96
   * @param low the last 8 bytes
   * @param prefix length in bits of the IPv6 form, 0 to 128
   */
  record Block(long high, long low, int prefix) implements HostPattern {}
}
