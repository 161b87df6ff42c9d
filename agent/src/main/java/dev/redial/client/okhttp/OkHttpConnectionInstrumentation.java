package dev.redial.client.okhttp;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.tls.PlainVerifiedHook;
import dev.redial.tls.UrlHostHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.MethodName;
import dev.redial.weave.Operand;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * OkHttp's connection says here whether it is still good, and whether it can carry a request to
 * another host. Up to 4.12 it asks the HostnameVerifier here, which is OkHttp's own by default.
 * Before 3.7 a connection carried requests to one host only. Seen in 3.0 to 5.5.
 */
final class OkHttpConnectionInstrumentation implements TypeInstrumentation {
  static final String TYPE = "okhttp3.internal.connection.RealConnection";

  /** Up to 3.3. */
  static final String OLD = "okhttp3.internal.io.RealConnection";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var coalescing = new OkHttpCoalescingHook(decisions);
    return List.of(
        Insertion.replacingAtExit("isEligible(Address)", coalescing, RESULT, argument(0), SELF)
            .ifThere(),
        Insertion.replacingAtExit("isEligible(Address,List)", coalescing, RESULT, argument(0), SELF)
            .ifThere(),
        Insertion.replacingAtExit(
                "isEligible(Address,Route)", coalescing, RESULT, argument(0), SELF)
            .ifThere(),
        Insertion.replacingAtExit(
                "isHealthy(boolean)", new OkHttpHealthHook(decisions), RESULT, SELF)
            .ifThere(),
        Insertion.replacingBefore("verify", MethodName.ANY, new UrlHostHook(decisions)).ifThere(),
        Insertion.replacingAfter(
                "verify", MethodName.ANY, new PlainVerifiedHook(decisions), Operand.RESULT)
            .ifThere());
  }
}
