package dev.redial.client.netty;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.ClientTypes;
import dev.redial.reflect.Members;
import dev.redial.rule.Rule;
import dev.redial.tls.AddressNames;
import dev.redial.tls.EngineHosts;
import java.io.IOException;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Tells a TLS engine without a host whom its channel is connected to, where a rule is for that
 * host. Drivers of R2DBC make such engines.
 */
final class NettyEngineHook extends Hook {
  private static final String AROUND = "JdkSslEngine";
  private static final ClientMethod CLOSE = ClientMethod.object("close()");

  private final EngineHosts hosts;

  /** Fails if this JDK keeps the peer host elsewhere. */
  public NettyEngineHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    this.hosts = new EngineHosts(decisions);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return rule.changesHandshake();
  }

  @Override
  protected @Nullable Object on(@Nullable Object given, @Nullable Object context)
      throws IOException {
    if (context != null
        && given instanceof SSLEngine engine
        && engine.getPeerHost() == null
        && engine.getUseClientMode()) {
      var peer = NettyPeers.of(context);
      if (peer != null) {
        tell(innermost(engine), peer, context);
      }
    }
    return null;
  }

  /** Netty puts an engine of its own around one that offers ALPN. */
  private static SSLEngine innermost(SSLEngine engine) {
    if (ClientTypes.named(engine.getClass(), AROUND) == null) {
      return engine;
    }
    try {
      return Members.call(engine, "getWrappedEngine") instanceof SSLEngine inner ? inner : engine;
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  private void tell(SSLEngine engine, InetSocketAddress peer, Object context) throws IOException {
    try {
      hosts.tell(engine, asked(peer), peer.getPort());
    } catch (IOException e) {
      // Netty would wait for a handshake that never began
      CLOSE.call(context);
      throw e;
    }
  }

  /** The application may have looked up the name of the address that it asked for. */
  private static String asked(InetSocketAddress peer) {
    var address = peer.getAddress();
    return address != null && AddressNames.isLiteral(address)
        ? address.getHostAddress()
        : peer.getHostString();
  }
}
