package dev.redial.provider.bouncycastle;

import dev.redial.decision.Decisions;
import dev.redial.http.raw.TlsEngineInstrumentation;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.ArrayList;
import java.util.List;

/** The engine of BouncyCastle's JSSE. Seen in 1.84. */
final class BouncyCastleEngineInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.bouncycastle.jsse.provider.ProvSSLEngine";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    var all = new ArrayList<>(BouncyCastleSocketInstrumentation.of("beginHandshake()", decisions));
    all.addAll(TlsEngineInstrumentation.of(decisions));
    return all;
  }

  @Override
  public Capability capability() {
    return Capability.BOUNCY_CASTLE;
  }
}
