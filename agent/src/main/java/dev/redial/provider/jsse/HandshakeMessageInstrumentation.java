package dev.redial.provider.jsse;

import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Where each handshake message of JSSE is whole, of sockets and of engines, before it is put into
 * records. Woven while fingerprints are taken only.
 */
final class HandshakeMessageInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.SSLHandshake$HandshakeMessage";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    return List.of(
        Insertion.after(
            "send",
            "write(HandshakeOutStream)",
            new HelloHook(decisions),
            argument(0),
            field("handshakeContext")));
  }
}
