package dev.redial.provider.bouncycastle;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.provider.SessionKeyHook;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Keeps BouncyCastle's client sessions by a key of host and port. Seen in 1.84. */
final class BouncyCastleSessionsInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.bouncycastle.jsse.provider.ProvSSLSessionContext";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "makePeerKey(String,int)", new SessionKeyHook(decisions), argument(0)));
  }

  @Override
  public Capability capability() {
    return Capability.BOUNCY_CASTLE;
  }
}
