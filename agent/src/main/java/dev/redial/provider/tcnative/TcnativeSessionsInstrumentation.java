package dev.redial.provider.tcnative;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.provider.SessionKeyHook;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Keeps the client sessions of netty-tcnative by a key of host and port. Seen in Netty 4.2. */
final class TcnativeSessionsInstrumentation implements TypeInstrumentation {
  static final String TYPE = "io.netty.handler.ssl.OpenSslClientSessionCache";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "keyFor(String,int)", new SessionKeyHook(decisions), argument(0)));
  }

  @Override
  public Capability capability() {
    return Capability.NETTY_TLS;
  }
}
