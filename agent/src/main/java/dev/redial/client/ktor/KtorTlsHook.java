package dev.redial.client.ktor;

import dev.redial.decision.ChangeText;
import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.Members;
import dev.redial.rule.Effect;
import dev.redial.rule.Layer;
import dev.redial.rule.Place;
import dev.redial.rule.Rule;
import dev.redial.tls.PeerNames;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Gives a handshake of Ktor's own TLS, which uses no JSSE provider, a changed configuration. A rule
 * that asks for what Ktor cannot do refuses the connection.
 *
 * <p>The rule is that of the name that Ktor verifies, which is the URL's host unless the
 * application says otherwise. If no rule matches that name, it is that of the host that the socket
 * was connected to. Inside a tunnel of Ktor's own, that host is the tunnel's target.
 */
final class KtorTlsHook extends Hook {
  private static final ClientMethod NAME = ClientMethod.object("getServerName()");
  private static final ClientMethod CHANNEL = ClientMethod.object("getChannel()");

  /** Decides by these rules. */
  public KtorTlsHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return rule.changesHandshake();
  }

  /** Sees nulls when Ktor goes on with a handshake that has begun. */
  @Override
  protected @Nullable Object on(
      @Nullable Object config, @Nullable Object socket, @Nullable Object output)
      throws IOException {
    if (config == null || socket == null) {
      return config;
    }
    var name = nameOf(config);
    var peer = peerOf(socket, output);
    if (peer == null) {
      refuseWithoutPeer(name);
      return config;
    }
    var host = name == null ? peer.getHostString() : name;
    var rule = decisions.find(host, peer.getPort());
    if (rule == null && !host.equalsIgnoreCase(peer.getHostString())) {
      host = peer.getHostString();
      rule = decisions.find(host, peer.getPort());
    }
    return changed(config, rule, host, peer.getPort());
  }

  /** Where it stands for a rule, the application has it from the session of another connection. */
  @SuppressWarnings("StringCopy") // the instance is what stands for the rule
  private static @Nullable String nameOf(Object config) throws IOException {
    var name = (String) NAME.call(config);
    if (name == null || PeerNames.rule(name) == null) {
      return name;
    }
    try {
      var plain = new String(name);
      Members.set(config, "serverName", plain);
      return plain;
    } catch (ReflectiveOperationException e) {
      throw new SSLException("redial: Ktor cannot go to " + name, e);
    }
  }

  /** Whom the socket leads to, or null where it is no socket of Ktor's own. */
  private static @Nullable InetSocketAddress peerOf(Object socket, @Nullable Object output)
      throws IOException {
    var tunnel = output == null ? null : KtorTunnels.targetOf(output);
    if (tunnel != null) {
      return tunnel;
    }
    if (CHANNEL.isIn(socket)
        && CHANNEL.get(socket) instanceof SocketChannel channel
        && channel.getRemoteAddress() instanceof InetSocketAddress peer) {
      return peer;
    }
    return null;
  }

  private void refuseWithoutPeer(@Nullable String host) throws IOException {
    var rule = decisions.any(host, Effect.HANDSHAKE);
    if (host != null && rule != null && rule.changesHandshake() && !decisions.onlyObserves(rule)) {
      var reason = "a socket that is not Ktor's own does not tell its port";
      throw decisions.refusal(rule, Layer.TLS, host, new IOException(reason));
    }
  }

  private Object changed(Object config, @Nullable Rule rule, String host, int port)
      throws IOException {
    if (rule == null || !rule.changesHandshake()) {
      decisions.reports().untouched().count(host);
      return config;
    }
    try {
      requireTls(rule);
      var missing = decisions.lacking(rule, Place.KTOR);
      if (missing != null) {
        throw new IOException(missing);
      }
      var before = (String) NAME.call(config);
      var change = new KtorTlsChange(rule, config, host);
      var words = ChangeText.tls(before, change.serverName(), rule.tls());
      decisions.reports().hit(rule, Layer.TLS, host, port, words);
      return decisions.onlyObserves(rule) ? config : change.apply();
    } catch (Exception | LinkageError e) {
      throw decisions.refusal(rule, Layer.TLS, host, e);
    }
  }

  private void requireTls(Rule rule) throws IOException {
    if (rule.route().plaintext() && !decisions.onlyObserves(rule)) {
      throw new IOException("Ktor's own TLS cannot be left out");
    }
  }
}
