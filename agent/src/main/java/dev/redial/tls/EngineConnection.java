package dev.redial.tls;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** An SSLEngine of any provider. */
public abstract class EngineConnection implements TlsConnection {
  /** The connection itself. */
  protected final SSLEngine engine;

  protected EngineConnection(SSLEngine engine) {
    this.engine = engine;
  }

  /** An engine made without a host is known by the server name that it offers. */
  @Override
  public @Nullable String host() throws Throwable {
    var host = engine.getPeerHost();
    return host != null ? host : ServerNames.of(engine.getSSLParameters());
  }

  @Override
  public Object itself() {
    return engine;
  }

  @Override
  public int port() {
    return Endpoints.port(engine, engine.getPeerPort());
  }

  @Override
  public SSLParameters parameters() throws Throwable {
    return engine.getSSLParameters();
  }

  @Override
  public void set(SSLParameters parameters) throws Throwable {
    engine.setSSLParameters(parameters);
  }

  @Override
  public String[] supportedCipherSuites() {
    return engine.getSupportedCipherSuites();
  }

  @Override
  public String[] supportedProtocols() {
    return engine.getSupportedProtocols();
  }
}
