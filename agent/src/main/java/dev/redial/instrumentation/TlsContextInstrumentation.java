package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.tls.PlainEngineHook;
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
