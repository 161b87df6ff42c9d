package dev.redial.provider.bouncycastle;

import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.http.raw.RawStreamHook;
import dev.redial.http.raw.SocketInstrumentation;
import dev.redial.rule.Capability;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.ArrayList;
import java.util.List;

/**
 * The sockets of BouncyCastle's JSSE, made by themselves or on top of others. They begin a
 * handshake here, ask the trust manager, and give the application its stream. The engine has the
 * same members. Seen in 1.84.
 */
final class BouncyCastleSocketInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.bouncycastle.jsse.provider.ProvSSLSocketDirect";
  static final String LAYERED = "org.bouncycastle.jsse.provider.ProvSSLSocketWrap";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    var all = new ArrayList<>(of("startHandshake(boolean)", decisions));
    all.addAll(
        SocketInstrumentation.of(
            RawStreamHook.set(decisions, true), field("peerHost"), capability()));
    return all;
  }

  /** The same for sockets and engines, except the method in which a handshake begins. */
  static List<Insertion> of(String begin, Decisions decisions) throws ReflectiveOperationException {
    return List.of(
        Insertion.atEnter(begin, new BouncyCastleHandshakeHook(decisions), SELF, field("protocol")),
        Insertion.instead(
            "checkServerTrusted(X509Certificate[],String)",
            new BouncyCastleTrustHook(decisions),
            SELF,
            argument(0),
            argument(1)));
  }

  @Override
  public Capability capability() {
    return Capability.BOUNCY_CASTLE;
  }
}
