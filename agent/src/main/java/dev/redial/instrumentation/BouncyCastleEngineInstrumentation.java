package dev.redial.instrumentation;

import dev.redial.operate.Decisions;
import dev.redial.rule.Capability;
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
