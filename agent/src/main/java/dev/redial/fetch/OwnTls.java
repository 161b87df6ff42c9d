package dev.redial.fetch;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS by the JDK's own provider, with the trust anchors that the JVM was started with, and without
 * what the application has made its default: contexts, factories, providers that it put before the
 * JDK's, the security property that names a trust manager. One thing is left: the JDK's own TLS
 * socket asks a {@link Socket#setSocketImplFactory} for a socket that it does not use.
 */
final class OwnTls {
  private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

  private final SSLSocketFactory sockets;

  /** Reads the trust anchors now: an application may name others later. */
  OwnTls() throws IOException {
    try {
      var jsse = ofJdk("sun.security.ssl.SunJSSE");
      var trust = TrustManagerFactory.getInstance("PKIX", jsse);
      trust.init((KeyStore) null);
      var context = SSLContext.getInstance("TLS", jsse);
      var random = SecureRandom.getInstance("DRBG", ofJdk("sun.security.provider.Sun"));
      context.init(null, trust.getTrustManagers(), random);
      sockets = context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException("this JVM has no TLS of the JDK's own: " + e.getMessage());
    }
  }

  /** By its class, as anybody may give a provider any name. */
  private static Provider ofJdk(String type) throws GeneralSecurityException {
    for (var provider : Security.getProviders()) {
      var actual = provider.getClass();
      if (actual.getName().equals(type) && actual.getClassLoader() == null) {
        return provider;
      }
    }
    throw new GeneralSecurityException("the provider " + type + " was removed");
  }

  /** Handshakes; the certificate must be valid for the host. */
  Socket over(Socket socket, WebAddress to) throws IOException {
    var secure = (SSLSocket) sockets.createSocket(socket, to.host(), to.port(), true);
    var parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    var versions = new ArrayList<>(VERSIONS);
    versions.retainAll(List.of(secure.getSupportedProtocols()));
    parameters.setProtocols(versions.toArray(new String[0]));
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }
}
