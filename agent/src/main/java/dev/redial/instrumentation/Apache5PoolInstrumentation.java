package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.SELF;

import dev.redial.http.Apache5PoolHook;
import dev.redial.operate.Decisions;
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
