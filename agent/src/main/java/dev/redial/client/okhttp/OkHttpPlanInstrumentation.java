package dev.redial.client.okhttp;

import dev.redial.decision.Decisions;
import dev.redial.tls.PlainVerifiedHook;
import dev.redial.tls.UrlHostHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.MethodName;
import dev.redial.weave.Operand;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Asks the HostnameVerifier in OkHttp 5; before it was {@link OkHttpConnectionInstrumentation}. */
final class OkHttpPlanInstrumentation implements TypeInstrumentation {
  static final String TYPE = "okhttp3.internal.connection.ConnectPlan";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingBefore("verify", MethodName.ANY, new UrlHostHook(decisions)),
        Insertion.replacingAfter(
            "verify", MethodName.ANY, new PlainVerifiedHook(decisions), Operand.RESULT));
  }
}
