package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.SELF;

import dev.redial.http.Apache4PoolHook;
import dev.redial.operate.Decisions;
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
