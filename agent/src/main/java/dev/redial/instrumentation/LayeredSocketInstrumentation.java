package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.rule.Capability;
import dev.redial.tls.LayeredSocketHook;
import java.util.List;

/**
 * The factories of the JDK and of BouncyCastle, whose sockets do not keep the port that they are
 * layered over another socket for. Conscrypt's do.
 */
final class LayeredSocketInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.SSLSocketFactoryImpl";
  static final String BOUNCY_CASTLE = "org.bouncycastle.jsse.provider.ProvSSLSocketFactory";

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
