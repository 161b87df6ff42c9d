package dev.redial.provider.jsse;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.tls.plaintext.PlainEngineHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Makes each engine that an application asks for by host and port, of every provider. */
final class TlsContextInstrumentation implements TypeInstrumentation {
  static final String TYPE = "javax.net.ssl.SSLContext";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
            "createSSLEngine(String,int)",
            new PlainEngineHook(decisions),
            RESULT,
            argument(0),
            argument(1)));
  }
}
