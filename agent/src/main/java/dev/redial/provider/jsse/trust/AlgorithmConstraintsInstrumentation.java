package dev.redial.provider.jsse.trust;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Applies {@code jdk.tls.disabledAlgorithms}, which JSSE reads once for the whole process, to each
 * connection. Builds with the overload for scopes ask it about signature schemes; the others ask
 * the first one about them, too.
 */
final class AlgorithmConstraintsInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.SSLAlgorithmConstraints";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var list = new DisabledListHook(decisions);
    var certificates = new WeakCertificateListHook(decisions);
    return List.of(
        permits("permits(Set,String,AlgorithmParameters)", 1, decisions),
        permits("permits(String,Set)", 0, decisions).ifThere(),
        list("permits(Set,String,AlgorithmParameters)", list),
        list("permits(String,Set)", list).ifThere(),
        list("permits(Set,Key)", list),
        list("permits(Set,String,Key,AlgorithmParameters)", list),
        certificates("permits(Set,String,AlgorithmParameters)", certificates),
        certificates("permits(Set,Key)", certificates),
        certificates("permits(Set,String,Key,AlgorithmParameters)", certificates));
  }

  private static Insertion certificates(String method, WeakCertificateListHook hook) {
    return Insertion.replacingRead(
        "x509DisabledAlgConstraints", method, hook, RESULT, field("userSpecifiedConstraints"));
  }

  private static Insertion list(String method, DisabledListHook hook) {
    return Insertion.replacingRead(
        "tlsDisabledAlgConstraints",
        method,
        hook,
        RESULT,
        field("userSpecifiedConstraints"),
        field("enabledX509DisabledAlgConstraints"));
  }

  private static Insertion permits(String method, int algorithm, Decisions decisions) {
    return Insertion.replacingAtExit(
        method,
        new DisabledAlgorithmHook(decisions),
        RESULT,
        argument(algorithm),
        field("userSpecifiedConstraints"),
        field("enabledX509DisabledAlgConstraints"));
  }
}
