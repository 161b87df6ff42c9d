package dev.redial.rule;

/**
 * What a rule changes in the algorithms of a handshake beside its cipher suites.
 *
 * @param groups named groups (RFC 8446 section 4.2.7), by IANA name
 * @param signatureSchemes RFC 8446 section 4.2.3, by IANA name
 */
public record Algorithms(Selection groups, Selection signatureSchemes) {
  /** Leaves them all. */
  public static final Algorithms NONE = new Algorithms(Selection.NONE, Selection.NONE);

  /** Whether it leaves them all. */
  public boolean isEmpty() {
    return groups.isEmpty() && signatureSchemes.isEmpty();
  }
}
