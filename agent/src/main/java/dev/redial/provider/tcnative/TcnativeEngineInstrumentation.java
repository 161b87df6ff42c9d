package dev.redial.provider.tcnative;

import static dev.redial.weave.Operand.SELF;

import dev.redial.decision.Decisions;
import dev.redial.http.raw.TlsEngineInstrumentation;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.ArrayList;
import java.util.List;

/**
 * Netty's engine on netty-tcnative: its handshake() goes into the native library, and looks for a
 * session to resume before the first time. Seen in the Netty 4.1.34 of gRPC 1.20 and from 4.1.49 to
 * 4.2.
 */
final class TcnativeEngineInstrumentation implements TypeInstrumentation {
  static final String TYPE = "io.netty.handler.ssl.ReferenceCountedOpenSslEngine";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    var all = new ArrayList<>(TlsEngineInstrumentation.of(decisions));
    all.add(Insertion.atEnter("handshake()", new TcnativeHandshakeHook(decisions), SELF));
    return all;
  }

  @Override
  public Capability capability() {
    return Capability.NETTY_TLS;
  }
}
