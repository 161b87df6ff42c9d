package dev.redial.provider.conscrypt;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * The socket without an engine inside, which Conscrypt 2.5 and older make where the application
 * asks for it ({@code Conscrypt.setUseEngineSocket}). Seen in 2.5.2.
 */
final class ConscryptSocketInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.conscrypt.ConscryptFileDescriptorSocket";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAfter(
            "getHostname",
            "startHandshake()",
            new ConscryptHandshakeHook(decisions),
            RESULT,
            SELF));
  }

  @Override
  public Capability capability() {
    return Capability.CONSCRYPT;
  }
}
