package dev.redial.provider.conscrypt;

import dev.redial.decision.Decisions;
import dev.redial.provider.HandshakeHook;
import dev.redial.rule.Layer;
import dev.redial.tls.Endpoints;
import dev.redial.tls.PeerNames;
import dev.redial.tls.Provider;
import java.io.IOException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Applies a rule when a client of Conscrypt asks for the host. It does so twice as it begins: for
 * the server name, which is replaced, and for a session to resume, which stays as it is.
 */
final class ConscryptHandshakeHook extends HandshakeHook {

  /** Applies these rules. */
  public ConscryptHandshakeHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object host, @Nullable Object connection)
      throws IOException {
    var name = (String) host;
    if (connection instanceof SSLEngine engine && engine.getUseClientMode()) {
      var begun = new ConscryptConnection(engine, name);
      if (PeerNames.rule(name) != null && !begun.wasMadeForRule()) {
        return name;
      }
      start.of(begun);
      return begun.serverName();
    }
    if (connection instanceof SSLSocket socket && socket.getUseClientMode()) {
      refuse(name, Endpoints.port(socket, socket.getPort()));
    }
    return name;
  }

  /** Conscrypt 2.5 and older have sockets without an engine inside, where they are asked for. */
  private void refuse(@Nullable String host, int port) throws SSLException {
    var rule = decisions.find(host, port);
    if (rule != null && rule.changesHandshake() && !decisions.onlyObserves(rule)) {
      var cause = new SSLException(Provider.CONSCRYPT + " does not do that: use engine sockets");
      throw (SSLException) decisions.refusal(rule, Layer.TLS, String.valueOf(host), cause);
    }
  }
}
