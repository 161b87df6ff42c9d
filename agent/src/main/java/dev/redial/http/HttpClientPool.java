package dev.redial.http;

import dev.redial.operate.Decisions;
import dev.redial.tls.KeptAlive;
import dev.redial.tls.Members;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** What the pools of java.net.http know of a {@code jdk.internal.net.http.HttpConnection}. */
final class HttpClientPool {
  private HttpClientPool() {}

  /** Whether it was made under another rule than the one that holds now. */
  static boolean isStale(Decisions decisions, Object connection) throws Throwable {
    if (!(Boolean) known(Members.call(connection, "isSecure"))) {
      return false;
    }
    var engine = (SSLEngine) known(Members.call(connection, "getEngine"));
    var address = (InetSocketAddress) known(Members.call(connection, "address"));
    return KeptAlive.isStale(
        decisions, engine.getSession(), address.getHostString(), address.getPort());
  }

  /** The connection was closed, which its engine may not show. */
  static void ended(Decisions decisions, Object connection) throws Throwable {
    decisions.connections().ended(known(Members.call(connection, "getEngine")));
  }

  private static Object known(@Nullable Object member) {
    if (member == null) {
      throw new IllegalStateException("a connection without TLS engine or address");
    }
    return member;
  }
}
