package dev.redial.provider.conscrypt;

import dev.redial.reflect.Members;
import dev.redial.tls.EngineConnection;
import dev.redial.tls.PeerNames;
import dev.redial.tls.Provider;
import dev.redial.tls.ServerNames;
import dev.redial.tls.trust.Acceptance;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * {@code ConscryptEngine}, which is also inside each of Conscrypt's sockets.
 *
 * <p>It has one host for three uses: the server name that it offers, the name that it verifies, and
 * the key of its sessions. So it gets the host for the last two. {@link #serverName} is replaced
 * when it goes down to the native library.
 */
final class ConscryptConnection extends EngineConnection {
  private @Nullable String serverName;

  /**
   * @param serverName what Conscrypt is about to offer, if it can be one
   */
  ConscryptConnection(SSLEngine engine, @Nullable String serverName) {
    super(engine);
    this.serverName = serverName;
  }

  @Override
  public Provider provider() {
    return Provider.CONSCRYPT;
  }

  /** The host given at creation: a server name that the application sets takes the host's place. */
  @Override
  public @Nullable String host() throws Throwable {
    var provider = Members.get(engine, "peerInfoProvider");
    var host = provider == null ? null : Members.call(provider, "getHostnameOrIP");
    return host instanceof String known ? known : engine.getPeerHost();
  }

  /** Whether the application gave it a host that stands for a rule of another connection. */
  boolean wasMadeForRule() {
    try {
      return PeerNames.rule(host()) != null;
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  /** What goes down to the native library. */
  @Nullable String serverName() {
    return serverName;
  }

  @Override
  public void set(SSLParameters parameters) throws Throwable {
    requireNoPersistentCache();
    var before = ServerNames.of(engine.getSSLParameters());
    var after = ServerNames.of(parameters);
    // Else it would take the name for the host.
    parameters.setServerNames(null);
    engine.setSSLParameters(parameters);
    Acceptance.require(parameters, engine.getSSLParameters());
    if (!Objects.equals(before, after)) {
      offer(after);
    }
  }

  private void offer(@Nullable String name) throws Throwable {
    if (name != null) {
      requireServerName(name);
      // This turns the extension on as well.
      Members.call(engine, "setHostname", name);
    }
    serverName = name;
  }

  /** As {@code org.conscrypt.AddressUtils.isValidSniHostname}; all else it leaves out. */
  private static void requireServerName(String name) throws SSLException {
    boolean isLocal = name.equalsIgnoreCase("localhost");
    if (name.endsWith(".") || (name.indexOf('.') < 0 && !isLocal)) {
      throw new SSLException("it sends no server name like " + name + ", without a dot inside");
    }
  }

  /** The application's own cache may be shared with connections of no rule, and is not woven. */
  private void requireNoPersistentCache() throws ReflectiveOperationException, SSLException {
    var parameters = Members.get(engine, "sslParameters");
    var sessions = parameters == null ? null : Members.get(parameters, "clientSessionContext");
    if (sessions != null && Members.get(sessions, "persistentCache") != null) {
      throw new SSLException("the application keeps its sessions in a cache of its own");
    }
  }

  @Override
  public void setPeerHost(String name) throws Throwable {
    if (name.indexOf('_') >= 0) {
      throw new SSLException("it verifies no name with an underscore, as " + name);
    }
    Members.set(engine, "peerHostname", name);
  }
}
