package dev.redial.client.okhttp;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * What OkHttp makes of a connection's session after the handshake: the one class describes it, the
 * other has the chain. Seen in 3.8 to 5.5.
 */
final class OkHttpHandshakeInstrumentation implements TypeInstrumentation {
  static final String TYPE = "okhttp3.Handshake";

  /** From 4.0 on. */
  static final String COMPANION = "okhttp3.Handshake$Companion";

  static final String CHAIN = "okhttp3.internal.tls.BasicCertificateChainCleaner";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAfter(
                "getProtocol", "get(SSLSession)", new PlainProtocolHook(decisions), RESULT)
            .ifThere(),
        Insertion.instead("clean(List,String)", new NoChainHook(decisions), argument(0)).ifThere());
  }
}
