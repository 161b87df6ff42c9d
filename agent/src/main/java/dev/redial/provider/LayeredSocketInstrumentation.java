package dev.redial.provider;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * The factories of the JDK and of BouncyCastle, whose sockets do not keep the port that they are
 * layered over another socket for. Conscrypt's do.
 */
public final class LayeredSocketInstrumentation implements TypeInstrumentation {
  public static final String TYPE = "sun.security.ssl.SSLSocketFactoryImpl";
  public static final String BOUNCY_CASTLE = "org.bouncycastle.jsse.provider.ProvSSLSocketFactory";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.atExit(
            "createSocket(Socket,String,int,boolean)",
            new LayeredSocketHook(decisions),
            RESULT,
            argument(2),
            argument(0),
            argument(1)));
  }

  @Override
  public Capability capability() {
    return Capability.BOUNCY_CASTLE;
  }
}
