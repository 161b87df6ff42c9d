package dev.redial.provider.tcnative;

import dev.redial.reflect.Members;
import dev.redial.tls.EngineConnection;
import dev.redial.tls.PeerHost;
import dev.redial.tls.Provider;
import dev.redial.tls.ServerNames;
import dev.redial.tls.trust.Acceptance;
import java.util.Objects;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** Netty's {@code ReferenceCountedOpenSslEngine}, on OpenSSL or one of its kin. */
final class TcnativeConnection extends EngineConnection {
  private static final String ENGINE = "handler.ssl.ReferenceCountedOpenSslEngine";
  private static final String NATIVE = "internal.tcnative.SSL";

  private final PeerHost peerHost;

  TcnativeConnection(SSLEngine engine, PeerHost peerHost) {
    super(engine);
    this.peerHost = peerHost;
  }

  @Override
  public Provider provider() {
    return Provider.NETTY_TCNATIVE;
  }

  /** A relocated copy of Netty is woven by itself. */
  @Override
  public String types() {
    return type().getPackageName() + '.';
  }

  @Override
  public void set(SSLParameters parameters) throws Throwable {
    if (parameters.getApplicationProtocols().length > 0) {
      throw new SSLException("ALPN is a matter of its SslContext, not of a connection");
    }
    var before = ServerNames.of(engine.getSSLParameters());
    var after = ServerNames.of(parameters);
    var isKnownType = after == null || parameters.getServerNames().get(0) instanceof SNIHostName;
    if (!isKnownType) {
      parameters.setServerNames(null);
    }
    engine.setSSLParameters(parameters);
    Acceptance.require(parameters, engine.getSSLParameters());
    if (!Objects.equals(before, after)) {
      offer(after);
    }
  }

  /** The engine itself takes neither an end of the extension nor names that it cannot parse. */
  private void offer(@Nullable String name) throws Throwable {
    var type = type().getName();
    var root = type.substring(0, type.length() - ENGINE.length());
    Members.callStatic(
        Class.forName(root + NATIVE, false, type().getClassLoader()),
        "setTlsExtHostName",
        Members.get(engine, "ssl"),
        name);
  }

  /** The class of Netty that an engine is, or is made from. */
  private Class<?> type() {
    Class<?> type = engine.getClass();
    while (!type.getName().endsWith(ENGINE)) {
      type = type.getSuperclass();
    }
    return type;
  }

  @Override
  public void setPeerHost(String name) throws Throwable {
    peerHost.set(engine, name);
  }
}
