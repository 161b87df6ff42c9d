package dev.redial.client.jdk;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Where java.net.http asks its ProxySelector, and each request where it goes. */
final class HttpProxyInstrumentation implements TypeInstrumentation {
  static final String TYPE = "jdk.internal.net.http.HttpRequestImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.atEnter("getAddress()", new HttpClientGuardHook(decisions), SELF, field("proxy"))
            .serving(Capability.GUARDS),
        Insertion.replacingAtExit(
                "retrieveProxy(HttpRequest,ProxySelector,URI)",
                new ApplicationProxyHook(decisions),
                RESULT,
                argument(2))
            .oneOf("retrieveProxy")
            .serving(Capability.HTTP_CLIENT_PROXIES),
        Insertion.replacingAtExit(
                "retrieveProxy(ProxySelector,URI)",
                new ApplicationProxyHook(decisions),
                RESULT,
                argument(1))
            .oneOf("retrieveProxy")
            .serving(Capability.HTTP_CLIENT_PROXIES));
  }
}
