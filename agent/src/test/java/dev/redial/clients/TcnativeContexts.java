package dev.redial.clients;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.Provider;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Loaded in programs that have Netty with netty-tcnative, which makes engines and no sockets. */
final class TcnativeContexts implements Contexts {
  private final TrustManagerFactory trust;
  private @Nullable SSLContext shared;

  TcnativeContexts(TrustManagerFactory trust) {
    this.trust = trust;
  }

  @Override
  public SSLContext fresh() {
    try {
      return new Context(
          SslContextBuilder.forClient()
              .sslProvider(SslProvider.OPENSSL)
              .trustManager(trust)
              // The program says by itself where it checks the name.
              .endpointIdentificationAlgorithm(null)
              .build());
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized SSLContext shared() {
    if (shared == null) {
      shared = fresh();
    }
    return shared;
  }

  private static final class Context extends SSLContext {
    /** Java 8 has that constructor of a provider alone. */
    @SuppressWarnings("deprecation")
    Context(SslContext context) {
      super(new Engines(context), new Provider("netty-tcnative", 1.0, "") {}, "TLS");
    }
  }

  private static final class Engines extends SSLContextSpi {
    private final SslContext context;

    Engines(SslContext context) {
      this.context = context;
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return context.newEngine(ByteBufAllocator.DEFAULT);
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return context.newEngine(ByteBufAllocator.DEFAULT, host, port);
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      throw new UnsupportedOperationException();
    }
  }
}
