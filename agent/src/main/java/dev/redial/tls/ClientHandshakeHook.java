package dev.redial.tls;

import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import dev.redial.rule.Rule;
import dev.redial.rule.TlsSettings;
import java.io.IOException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Applies a rule's TLS settings when a client's first handshake begins.
 *
 * <p>That late, because then everything the application sets is set: parameters given after
 * creation do not undo the rule, and no way of making a socket or an engine is missed. A rule
 * changes the parameters and the peer host together: with the server name alone JSSE would still
 * accept a certificate for the original host.
 */
public final class ClientHandshakeHook extends Hook {
  private final PeerHost peerHost;

  /** Fails if this JDK keeps the peer host elsewhere. */
  public ClientHandshakeHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    this.peerHost = new PeerHost();
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object transport, @Nullable Object handshake, @Nullable Object negotiated)
      throws IOException {
    if (handshake == null && Boolean.FALSE.equals(negotiated)) {
      if (transport instanceof SSLSocket socket && socket.getUseClientMode()) {
        begin(socket);
      } else if (transport instanceof SSLEngine engine && engine.getUseClientMode()) {
        begin(engine);
      }
    }
    return transport;
  }

  private void begin(SSLSocket socket) throws IOException {
    var host = hostOf(socket);
    int port = socket.getPort();
    var rule = decisions.find(host, port);
    if (host == null || rule == null || rule.tls().isEmpty()) {
      return;
    }
    try {
      var parameters = socket.getSSLParameters();
      if (change(parameters, rule, host, port)) {
        socket.setSSLParameters(parameters);
        var name = rule.tls().verifyName();
        if (name != null) {
          peerHost.set(socket, VerifyNames.pin(name));
        }
      }
    } catch (Throwable t) {
      throw decisions.refusal(rule, "TLS", host, t);
    }
  }

  private void begin(SSLEngine engine) throws IOException {
    var host = engine.getPeerHost();
    if (host == null) {
      // Made without a host: its own server name tells whom it is for.
      host = ServerNames.of(engine.getSSLParameters());
    }
    int port = engine.getPeerPort();
    var rule = decisions.find(host, port);
    if (host == null || rule == null || rule.tls().isEmpty()) {
      return;
    }
    try {
      var parameters = engine.getSSLParameters();
      if (change(parameters, rule, host, port)) {
        engine.setSSLParameters(parameters);
        var name = rule.tls().verifyName();
        if (name != null) {
          peerHost.set(engine, VerifyNames.pin(name));
        }
      }
    } catch (Throwable t) {
      throw decisions.refusal(rule, "TLS", host, t);
    }
  }

  private @Nullable String hostOf(SSLSocket socket) {
    try {
      return peerHost.of(socket);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  /** Whether the rule is to be carried out, and not only observed. */
  private boolean change(SSLParameters parameters, Rule rule, String host, int port)
      throws IOException {
    var missing = decisions.missing(rule);
    if (missing != null) {
      throw new IOException(missing);
    }
    var tls = rule.tls();
    var before = ServerNames.of(parameters);
    apply(tls, parameters);
    var after = ServerNames.of(parameters);
    var verified = tls.verifyName() == null ? host : tls.verifyName();
    decisions.hit(
        rule, "TLS", host, port, "SNI " + before + " -> " + after + ", verify name " + verified);
    return !decisions.onlyObserves(rule);
  }

  private static void apply(TlsSettings tls, SSLParameters parameters) {
    if (tls.serverName() != null) {
      parameters.setServerNames(ServerNames.listOf(tls.serverName()));
    } else if (tls.lowercase() && parameters.getServerNames() != null) {
      parameters.setServerNames(ServerNames.lowerCase(parameters.getServerNames()));
    }
    var algorithm = parameters.getEndpointIdentificationAlgorithm();
    if (tls.verify() && (algorithm == null || algorithm.isEmpty())) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
  }
}
