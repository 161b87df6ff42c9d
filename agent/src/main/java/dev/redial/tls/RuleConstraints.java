package dev.redial.tls;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Marks a ruled connection, in its algorithm constraints. It names the suites, protocol versions
 * and signature schemes that the rule offers although the JDK disables them. It never permits what
 * the application's own constraints forbid.
 */
public final class RuleConstraints implements AlgorithmConstraints {
  private final Set<String> relaxed;
  private final Set<String> withheld;
  private final DisabledAlgorithms lists;
  private final @Nullable AlgorithmConstraints application;

  /**
   * @param withheld signature schemes that the rule does not offer
   * @param lists what JSSE disables on this connection
   * @param application the constraints found; JSSE's own are left out, since they would forbid what
   *     is to be relaxed, and JSSE applies them anyway
   */
  RuleConstraints(
      Set<String> relaxed,
      Set<String> withheld,
      DisabledAlgorithms lists,
      @Nullable AlgorithmConstraints application) {
    this.relaxed = Set.copyOf(relaxed);
    this.withheld = Set.copyOf(withheld);
    this.lists = lists;
    this.application = isJsse(application) ? null : application;
  }

  /**
   * Whether what an application has set lets JSSE offer a suite or a version. JSSE leaves out the
   * others without a report ({@code sun.security.ssl.HandshakeContext.getActiveCipherSuites}).
   */
  static boolean applicationPermits(@Nullable AlgorithmConstraints constraints, String name) {
    return constraints == null
        || isJsse(constraints)
        || constraints.permits(EnumSet.of(CryptoPrimitive.KEY_AGREEMENT), name, null);
  }

  private static boolean isJsse(@Nullable AlgorithmConstraints constraints) {
    return constraints != null
        && constraints.getClass().getName().equals("sun.security.ssl.SSLAlgorithmConstraints");
  }

  /** Whether the rule names exactly this algorithm. */
  public boolean relaxes(String algorithm) {
    return relaxed.contains(algorithm);
  }

  /** What JSSE disables on this connection. */
  public DisabledAlgorithms lists() {
    return lists;
  }

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
    return !withheld.contains(algorithm)
        && (application == null || application.permits(primitives, algorithm, parameters));
  }

  @Override
  public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
    return application == null || application.permits(primitives, key);
  }

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives,
      String algorithm,
      Key key,
      @Nullable AlgorithmParameters parameters) {
    return application == null || application.permits(primitives, algorithm, key, parameters);
  }
}
