package dev.redial.provider.jsse.trust;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Applies {@code jdk.certpath.disabledAlgorithms}, which the JDK reads once for the whole process,
 * to each certificate of a path. Up to 17 it is asked as well where constraints of the connection's
 * own are.
 */
final class PathAlgorithmsInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.provider.certpath.AlgorithmChecker";

  private static final String CHECK = "check(Certificate,Collection)";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var hook = new WeakPathHook(decisions);
    return List.of(
        Insertion.replacingRead("constraints", CHECK, hook, RESULT, argument(0)),
        Insertion.replacingRead("certPathDefaultConstraints", CHECK, hook, RESULT, argument(0))
            .ifThere());
  }
}
