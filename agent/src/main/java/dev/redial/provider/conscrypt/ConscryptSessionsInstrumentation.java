package dev.redial.provider.conscrypt;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.provider.SessionKeyHook;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** The key of Conscrypt's client sessions. Seen in 2.5.2 and 2.9.0. */
final class ConscryptSessionsInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.conscrypt.ClientSessionContext$HostAndPort";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "<init>(String,int)", new SessionKeyHook(decisions), argument(0)));
  }

  @Override
  public Capability capability() {
    return Capability.CONSCRYPT;
  }
}
