package dev.redial.http;

import dev.redial.library.ByIdentity;
import dev.redial.operate.ActiveRules;
import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import dev.redial.rule.Rule;
import dev.redial.tls.Endpoints;
import dev.redial.tls.PeerNames;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Gives the application a stream of the agent's where it asks a socket for its output and a rule
 * changes request heads there. It decides once for each connection, by the host and port that the
 * application asked for; a name is never looked up for it.
 *
 * <p>Above TLS only what goes into the encryption is seen: an SSLSocket asks itself, as a Socket,
 * for the stream of what comes out of it, and gets that untouched.
 */
public final class RawStreamHook extends Hook {
  private final boolean tls;
  private final ByIdentity<RawConnection> connections;

  private RawStreamHook(Decisions decisions, boolean tls, ByIdentity<RawConnection> connections) {
    super(decisions);
    this.tls = tls;
    this.connections = connections;
  }

  /** A pair of hooks: this one, and the one for when the output ends. */
  public record Pair(Hook opens, Hook closes) {}

  /** The hooks for sockets without TLS, or for what applications write to those with TLS. */
  public static Pair pair(Decisions decisions, boolean tls) {
    var connections = new ByIdentity<RawConnection>();
    return new Pair(
        new RawStreamHook(decisions, tls, connections),
        new RawCloseHook(decisions, tls, connections));
  }

  /** Gets the stream, the socket and, with TLS, the name of its peer. */
  @Override
  protected @Nullable Object on(
      @Nullable Object stream,
      @Nullable Object socket,
      @Nullable Object peer,
      @Nullable Object unused)
      throws IOException {
    if (stream == null || socket == null || socket instanceof SSLSocket != tls) {
      return stream;
    }
    var out = (OutputStream) stream;
    var connection = connections.of(socket);
    if (connection == null) {
      connection = tls ? openTls(out, (SSLSocket) socket, (String) peer) : open(out, socket);
    }
    return connection == null ? out : new RawStream(connection, out);
  }

  private @Nullable RawConnection open(OutputStream out, Object socket) throws IOException {
    var address = address(socket);
    if (address == null) {
      return null;
    }
    var active = decisions.active();
    var host = address.getHostString();
    var rule = decisions.find(host, address.getPort());
    return rule == null ? null : open(out, socket, host, rule, active);
  }

  /** Once its handshake has begun, the peer of a ruled connection is what the rule verifies. */
  private @Nullable RawConnection openTls(OutputStream out, SSLSocket socket, @Nullable String peer)
      throws IOException {
    var active = decisions.active();
    var pinned = PeerNames.rule(peer);
    if (pinned == null && peer != null && !peer.isEmpty()) {
      var asked = Endpoints.asked(peer);
      var rule = decisions.find(asked, Endpoints.port(socket, socket.getPort()));
      return rule == null ? null : openTls(out, socket, asked, rule, active);
    }
    var address = address(socket);
    var host = address == null ? "" : address.getHostString();
    var rule = pinned == null ? decisions.find(host, socket.getPort()) : pinned;
    return rule == null ? null : openTls(out, socket, host, rule, active);
  }

  private @Nullable RawConnection openTls(
      OutputStream out, SSLSocket socket, String host, Rule rule, ActiveRules active)
      throws IOException {
    return socket.getUseClientMode() ? open(out, socket, host, rule, active) : null;
  }

  private static @Nullable InetSocketAddress address(Object socket) {
    return ((Socket) socket).getRemoteSocketAddress() instanceof InetSocketAddress address
        ? address
        : null;
  }

  private @Nullable RawConnection open(
      OutputStream out, Object socket, String host, Rule rule, ActiveRules active)
      throws IOException {
    if (!concerns(rule)) {
      return null;
    }
    int port = Endpoints.port(socket, ((Socket) socket).getPort());
    var editor = new RawEditor(decisions, active, rule, host, port);
    return connections.add(socket, new RawConnection(editor, out));
  }

  private boolean concerns(Rule rule) {
    return !rule.http().isEmpty() && (rule.http().rawHttp() || !decisions.onlyObserves(rule));
  }
}
