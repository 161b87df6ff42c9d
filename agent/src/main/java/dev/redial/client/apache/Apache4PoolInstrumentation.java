package dev.redial.client.apache;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** A kept connection of Apache HttpClient 4.2 to 4.5, which its pool asks before each use. */
final class Apache4PoolInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.apache.http.pool.PoolEntry";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit("isExpired(long)", new Apache4PoolHook(decisions), RESULT, SELF));
  }
}
