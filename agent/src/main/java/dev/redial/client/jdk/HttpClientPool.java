package dev.redial.client.jdk;

import dev.redial.decision.Decisions;
import dev.redial.reflect.Members;
import dev.redial.tls.KeptAlive;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** What the pools of java.net.http know of a {@code jdk.internal.net.http.HttpConnection}. */
final class HttpClientPool {
  private HttpClientPool() {}

  /** Whether it was made under another rule than the one that holds now. */
  static boolean isStale(Decisions decisions, Object connection) throws Throwable {
    var address = (InetSocketAddress) known(Members.call(connection, "address"));
    var host = address.getHostString();
    if (decisions.tracked().routed().mayBeStale(host, address.getPort())
        && decisions.tracked().routed().isStale(localPort(connection), host, address.getPort())) {
      return true;
    }
    var engine = engine(connection);
    return engine != null
        && KeptAlive.isStale(decisions, engine.getSession(), host, address.getPort());
  }

  /** Whether it is one without TLS to a host that a rule keeps clients off HTTP/2 for. */
  static boolean mustNotBeHttp2(Decisions decisions, Object connection) throws Throwable {
    if (engine(connection) != null) {
      return false;
    }
    var address = (InetSocketAddress) known(Members.call(connection, "address"));
    var rule = decisions.find(address.getHostString(), address.getPort());
    return rule != null && rule.declinesHttp2() && !decisions.onlyObserves(rule);
  }

  private static int localPort(Object connection) throws Throwable {
    var channel = (SocketChannel) known(Members.call(connection, "channel"));
    return channel.getLocalAddress() instanceof InetSocketAddress local ? local.getPort() : 0;
  }

  /** Null without TLS. */
  private static @Nullable SSLEngine engine(Object connection) throws Throwable {
    return (Boolean) known(Members.call(connection, "isSecure"))
        ? (SSLEngine) known(Members.call(connection, "getEngine"))
        : null;
  }

  /** The connection was closed, which its engine may not show. */
  static void ended(Decisions decisions, Object connection) throws Throwable {
    var engine = engine(connection);
    if (engine != null) {
      decisions.tracked().connections().ended(engine);
    }
  }

  private static Object known(@Nullable Object member) {
    if (member == null) {
      throw new IllegalStateException("a connection without TLS engine or address");
    }
    return member;
  }
}
