package dev.redial.rule.tls;

import java.util.List;

/**
 * What a rule changes in the algorithms of a handshake, except its cipher suites.
 *
 * @param groups named groups (RFC 8446 section 4.2.7), by IANA name
 * @param signatureSchemes RFC 8446 section 4.2.3, by IANA name
 * @param permitted entries of {@code jdk.tls.disabledAlgorithms} that do not hold
 * @param acceptsWeakCertificates whether they do not hold for certificates either, and no more do
 *     those of {@code jdk.certpath.disabledAlgorithms}
 */
public record Algorithms(
    Selection groups,
    Selection signatureSchemes,
    List<String> permitted,
    boolean acceptsWeakCertificates) {
  /** Leaves them all. */
  public static final Algorithms NONE =
      new Algorithms(Selection.NONE, Selection.NONE, List.of(), false);

  /** Copies the list. */
  public Algorithms {
    permitted = List.copyOf(permitted);
  }

  /** Whether it leaves them all. */
  public boolean isEmpty() {
    return groups.isEmpty() && signatureSchemes.isEmpty() && permitted.isEmpty();
  }
}
