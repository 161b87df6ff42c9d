package dev.redial.provider.jsse;

import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.provider.SessionKeyHook;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Keeps client sessions by a key of host and port, for look-up, entry and removal alike. */
final class SessionContextInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.SSLSessionContextImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter("getKey(String,int)", new SessionKeyHook(decisions), argument(0))
            .serving(Capability.SESSION_KEYS),
        Insertion.atEnter(
                "put(SSLSessionImpl,boolean)", new SessionEntryHook(decisions), SELF, argument(0))
            .oneOf("put")
            .serving(Capability.SESSION_HOUSEKEEPING),
        Insertion.atEnter("put(SSLSessionImpl)", new SessionEntryHook(decisions), SELF, argument(0))
            .oneOf("put")
            .serving(Capability.SESSION_HOUSEKEEPING));
  }
}
