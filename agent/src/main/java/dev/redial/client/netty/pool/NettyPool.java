package dev.redial.client.netty.pool;

import dev.redial.decision.Decisions;
import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.ClientType;
import dev.redial.reflect.ClientTypes;
import dev.redial.reflect.Members;
import dev.redial.tls.KeptAlive;
import dev.redial.tls.PeerNames;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** What a pool of Netty channels can be told of one of them. */
final class NettyPool {
  private static final ClientType AROUND_ENGINE = new ClientType("JdkSslEngine");
  private static final ClientMethod PIPELINE = ClientMethod.object("pipeline()");
  private static final ClientMethod HANDLER = ClientMethod.object("get(Class)");
  private static final ClientMethod ENGINE = ClientMethod.object("engine()");
  private static final ClientMethod REMOTE = ClientMethod.object("remoteAddress()");
  private static final ClientMethod LOCAL = ClientMethod.object("localAddress()");
  private static final ClientMethod CLOSE = ClientMethod.object("close()");
  private static final ClientMethod CONNECTION = ClientMethod.object("connection()");
  private static final ClientMethod STREAMS = ClientMethod.number("numActiveStreams()");

  /** By the class of channels: netty-transport is relocated with netty-handler, and sees it. */
  private static final ClassValue<Optional<Class<?>>> SSL_HANDLER = relative("ssl.SslHandler");

  private static final ClassValue<Optional<Class<?>>> HTTP2_HANDLER =
      relative("codec.http2.Http2ConnectionHandler");

  private NettyPool() {}

  private static ClassValue<Optional<Class<?>>> relative(String name) {
    return new ClassValue<>() {
      @Override
      protected Optional<Class<?>> computeValue(Class<?> type) {
        var channel = ClientTypes.named(type, "Channel");
        int end = channel == null ? -1 : channel.getName().indexOf(".channel.Channel");
        if (channel == null || end < 0) {
          return Optional.empty();
        }
        try {
          var handler = channel.getName().substring(0, end) + ".handler." + name;
          return Optional.of(Class.forName(handler, false, type.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
          return Optional.empty();
        }
      }
    };
  }

  /** Whether the channel's connection was made under another rule than the one that holds now. */
  static boolean isStale(Decisions decisions, Object channel) {
    var engine = engine(channel);
    return engine == null
        ? REMOTE.call(channel) instanceof InetSocketAddress peer
            && goesAnotherWay(decisions, channel, peer.getHostString(), peer.getPort())
        : !isFree(decisions, engine)
            && (KeptAlive.isStale(decisions, engine)
                || goesAnotherWay(decisions, channel, engine.getPeerHost(), engine.getPeerPort()));
  }

  /** Whether no rule was or is for it; reactor-netty asks up to four times for each request. */
  private static boolean isFree(Decisions decisions, SSLEngine engine) {
    var peer = engine.getPeerHost();
    return decisions.tracked().routed().areNone()
        && PeerNames.rule(peer) == null
        && PeerNames.rule(engine.getSession().getPeerHost()) == null
        && decisions.find(peer, engine.getPeerPort()) == null;
  }

  private static boolean goesAnotherWay(
      Decisions decisions, Object channel, @Nullable String peer, int port) {
    // The peer of a connection under a rule that changes TLS is another; it is not asked twice.
    return PeerNames.rule(peer) == null
        && decisions.tracked().routed().mayBeStale(peer, port)
        && LOCAL.call(channel) instanceof InetSocketAddress local
        && decisions.tracked().routed().isStale(local.getPort(), peer, port);
  }

  /** Closes a connection that serves no request. */
  static void closeIdle(Object channel) {
    var http2 = handler(HTTP2_HANDLER, channel);
    if (http2 == null || STREAMS.number(CONNECTION.get(http2)) == 0) {
      CLOSE.call(channel);
    }
  }

  private static @Nullable SSLEngine engine(Object channel) {
    var handler = handler(SSL_HANDLER, channel);
    return handler == null ? null : unwrapped((SSLEngine) ENGINE.get(handler));
  }

  /**
   * For ALPN, Netty puts an engine of its own around that of the JDK, which began the handshake.
   */
  private static SSLEngine unwrapped(SSLEngine engine) {
    if (!AROUND_ENGINE.isOf(engine)) {
      return engine;
    }
    try {
      return Members.get(engine, "engine") instanceof SSLEngine inner ? inner : engine;
    } catch (ReflectiveOperationException | RuntimeException e) {
      // A module that is closed to reflection.
      return engine;
    }
  }

  private static @Nullable Object handler(ClassValue<Optional<Class<?>>> types, Object channel) {
    var type = types.get(channel.getClass());
    return type.isEmpty() ? null : HANDLER.call(PIPELINE.get(channel), type.get());
  }
}
