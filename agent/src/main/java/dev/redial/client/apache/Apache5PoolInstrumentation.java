package dev.redial.client.apache;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** A kept connection of Apache HttpClient 5, which its pools ask before each use. */
final class Apache5PoolInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.apache.hc.core5.pool.PoolEntry";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
            "getExpiryDeadline()", new Apache5PoolHook(decisions), RESULT, SELF));
  }
}
