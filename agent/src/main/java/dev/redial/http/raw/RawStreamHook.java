package dev.redial.http.raw;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.WeakIdentityMap;
import dev.redial.rule.Rule;
import dev.redial.tls.Endpoints;
import dev.redial.tls.PeerNames;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Gives the application a stream of the agent's where it asks a socket for its output and a rule
 * changes request heads there. It is decided once for each connection, by the host and port that
 * the application asked for; a name is never looked up for it.
 *
 * <p>A socket without TLS must have been dialled by the application ({@link RawDialHook}): what a
 * server writes to one that it accepted is no request. Above TLS only what goes into the encryption
 * is seen. An SSLSocket asks itself, as a Socket, for the stream of what comes out of it, and gets
 * that untouched.
 */
public final class RawStreamHook extends Hook {
  private final boolean tls;
  private final RawConnections connections;
  private final WeakIdentityMap<RawSocket> sockets;

  private RawStreamHook(Decisions decisions, boolean tls, WeakIdentityMap<RawSocket> sockets) {
    super(decisions);
    this.tls = tls;
    this.connections = new RawConnections(decisions);
    this.sockets = sockets;
  }

  /**
   * What belongs together.
   *
   * @param dials for when a socket without TLS is connected
   * @param opens this one
   * @param closes for when the output ends
   */
  public record Set(Hook dials, Hook opens, Hook closes) {}

  /** The hooks for sockets without TLS, or for what applications write to those with TLS. */
  public static Set set(Decisions decisions, boolean tls) {
    var sockets = new WeakIdentityMap<RawSocket>();
    return new Set(
        new RawDialHook(decisions, sockets),
        new RawStreamHook(decisions, tls, sockets),
        new RawCloseHook(decisions, tls, sockets));
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return rule.http().rawHttp();
  }

  /** Gets the stream, the socket and, with TLS, the name of its peer. */
  @Override
  protected @Nullable Object on(
      @Nullable Object stream, @Nullable Object socket, @Nullable Object peer) {
    if (stream == null || socket == null || socket instanceof SSLSocket != tls) {
      return stream;
    }
    var known = sockets.of(socket);
    if (known == null && tls) {
      var connection = openTls((SSLSocket) socket, (String) peer);
      known = connection == null ? null : sockets.add(socket, new RawSocket(connection));
    }
    return known == null ? stream : known.over((OutputStream) stream);
  }

  /** Once its handshake has begun, the peer of a ruled connection is what the rule verifies. */
  private @Nullable RawConnection openTls(SSLSocket socket, @Nullable String peer) {
    if (!socket.getUseClientMode()) {
      return null;
    }
    var active = decisions.active();
    var pinned = PeerNames.rule(peer);
    if (pinned == null && peer != null && !peer.isEmpty()) {
      var asked = Endpoints.asked(peer, socket, socket.getInetAddress());
      return connections.of(asked, Endpoints.port(socket, socket.getPort()));
    }
    var address = address(socket);
    var host = address == null ? "" : address.getHostString();
    int port = Endpoints.port(socket, socket.getPort());
    return pinned == null ? connections.of(host, port) : connections.of(host, port, pinned, active);
  }

  /**
   * The endpoint that a socket was asked to connect to, or null. The parameter is not of its own
   * type. The verifier would load that type while it is being loaded.
   */
  static @Nullable InetSocketAddress address(Object socket) {
    return ((Socket) socket).getRemoteSocketAddress() instanceof InetSocketAddress address
        ? address
        : null;
  }
}
