package dev.redial.tls;

import dev.redial.rule.Rule;
import dev.redial.rule.tls.CipherSuites;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * What a client on this JVM's default context would offer to an endpoint, before a rule and after,
 * without connecting. An application with settings of its own may offer something else.
 *
 * @param notOffered what the rule names and would not be in the ClientHello, with the reason
 */
public record OfferPreview(Offered before, Offered after, List<String> notOffered) {
  /**
   * What a ClientHello says.
   *
   * @param serverName null for none
   */
  public record Offered(
      @Nullable String serverName,
      List<String> cipherSuites,
      List<String> protocols,
      List<String> applicationProtocols) {}

  /**
   * Tries it.
   *
   * @throws SSLException if the rule leaves nothing to offer
   */
  public static OfferPreview of(@Nullable Rule rule, String host, int port) throws SSLException {
    try {
      var engine = SSLContext.getDefault().createSSLEngine(host, port);
      engine.setUseClientMode(true);
      var parameters = engine.getSSLParameters();
      var before = offered(engine, parameters);
      var notOffered =
          rule == null
              ? List.<String>of()
              : new HandshakeSettings(rule.tls(), new Unconnected(engine), parameters).apply();
      return new OfferPreview(before, offered(engine, parameters), notOffered);
    } catch (NoSuchAlgorithmException e) {
      throw new SSLException("this JVM has no default TLS context", e);
    }
  }

  /** Null stands for what the engine has. */
  private static Offered offered(SSLEngine engine, SSLParameters parameters) {
    var suites = parameters.getCipherSuites();
    var protocols = parameters.getProtocols();
    return new Offered(
        ServerNames.of(parameters),
        List.of(suites == null ? engine.getEnabledCipherSuites() : suites),
        List.of(protocols == null ? engine.getEnabledProtocols() : protocols),
        List.of(parameters.getApplicationProtocols()));
  }

  private static final class Unconnected extends EngineConnection {
    Unconnected(SSLEngine engine) {
      super(engine);
    }

    @Override
    public Provider provider() {
      return Provider.JSSE;
    }

    @Override
    public void setPeerHost(String name) {}

    /** As a connection of JSSE: it leaves what it disables out of what it supports. */
    @Override
    public String[] supportedCipherSuites() {
      return CipherSuites.all().toArray(new String[0]);
    }

    @Override
    public String[] enabledCipherSuites() {
      return engine.getSupportedCipherSuites();
    }
  }
}
