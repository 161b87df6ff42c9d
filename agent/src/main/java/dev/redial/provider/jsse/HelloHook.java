package dev.redial.provider.jsse;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.reflect.Members;
import dev.redial.report.Fingerprints.Aspect;
import dev.redial.tls.Endpoints;
import dev.redial.tls.PeerHost;
import dev.redial.tls.PeerNames;
import java.io.ByteArrayOutputStream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Sees each ClientHello of JSSE as it goes out, and changes nothing. */
final class HelloHook extends SideHook {
  private final PeerHost peerHost;

  /** Fails if this JDK keeps the peer host elsewhere. */
  public HelloHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    this.peerHost = new PeerHost();
  }

  @Override
  protected @Nullable Object on(@Nullable Object message, @Nullable Object handshake) {
    if (handshake != null && message instanceof ByteArrayOutputStream bytes) {
      try {
        var hello = bytes.toByteArray();
        var context = HelloShape.isHello(hello) ? Members.get(handshake, "conContext") : null;
        if (context != null && goesOut(bytes, context)) {
          saw(hello, Members.get(context, "transport"));
        }
      } catch (Throwable t) {
        throw new IllegalStateException(t);
      }
    }
    return message;
  }

  /** A part of it is also written for a digest, which proves that a session may be resumed. */
  private static boolean goesOut(Object stream, Object context)
      throws ReflectiveOperationException {
    var record = Members.get(context, "outputRecord");
    return record != null && record.equals(Members.get(stream, "outputRecord"));
  }

  private void saw(byte[] hello, @Nullable Object transport) throws Throwable {
    if (transport instanceof SSLSocket socket && socket.getUseClientMode()) {
      saw(hello, socket, peerHost.of(socket), Endpoints.port(socket, socket.getPort()));
    } else if (transport instanceof SSLEngine engine && engine.getUseClientMode()) {
      saw(hello, engine, engine.getPeerHost(), Endpoints.port(engine, engine.getPeerPort()));
    }
  }

  private void saw(byte[] hello, Object connection, @Nullable String peer, int port)
      throws Throwable {
    var rule = PeerNames.rule(peer);
    var host = rule == null ? peer : decisions.tracked().connections().host(connection);
    if (host != null) {
      decisions.reports().fingerprints().saw(host, port, Aspect.HELLO, HelloShape.of(hello), rule);
    }
  }
}
