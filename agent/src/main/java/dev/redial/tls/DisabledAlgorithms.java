package dev.redial.tls;

import dev.redial.rule.tls.Algorithms;
import dev.redial.tls.trust.DisabledList;
import java.security.AlgorithmConstraints;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's lists of disabled algorithms without the entries that a rule names. A list is null if
 * the rule does not change it.
 *
 * @param tls what TLS must not use
 * @param certificates what JSSE takes certificates to be too weak by
 */
public record DisabledAlgorithms(
    @Nullable AlgorithmConstraints tls, @Nullable AlgorithmConstraints certificates) {
  /** Both of them. */
  static final DisabledAlgorithms AS_IN_JVM = new DisabledAlgorithms(null, null);

  /**
   * The lists of a rule's connections.
   *
   * @param absent takes those that the JVM does not have
   */
  static DisabledAlgorithms without(Algorithms algorithms, List<String> absent)
      throws SSLException {
    var removed = algorithms.permitted();
    if (removed.isEmpty()) {
      return AS_IN_JVM;
    }
    boolean weak = algorithms.acceptsWeakCertificates();
    for (var entry : removed) {
      if (!DisabledList.TLS.has(entry) && !(weak && DisabledList.CERTIFICATES.has(entry))) {
        absent.add("what '" + entry + "' disables: " + lacking(weak));
      }
    }
    return new DisabledAlgorithms(
        DisabledList.TLS.without(removed),
        weak ? DisabledList.CERTIFICATES.without(removed) : null);
  }

  private static String lacking(boolean weak) {
    return weak
        ? "neither "
            + DisabledList.TLS
            + " nor "
            + DisabledList.CERTIFICATES
            + " of this JVM has it"
        : DisabledList.TLS + " of this JVM has no such entry";
  }

  /** Whether the rule says that in so many words. */
  public boolean acceptWeakCertificates() {
    return certificates != null;
  }
}
