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
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS by the JDK's own provider, with the trust anchors that the JVM was started with. It uses none
 * of the application's defaults: contexts, factories, preferred providers, or the security property
 * that names a trust manager. One thing is left: the JDK's own TLS socket asks a {@link
 * Socket#setSocketImplFactory} for a socket that it does not use.
 */
final class OwnTls {
  /** Java 8 and 11 have it under the second name. */
  private static final Set<String> JSSE =
      Set.of("sun.security.ssl.SunJSSE", "com.sun.net.ssl.internal.ssl.Provider");

  private static final String SUN = "sun.security.provider.Sun";
  private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

  private final SSLSocketFactory sockets;

  /** Reads the trust anchors now: an application may name others later. */
  OwnTls() throws IOException {
    try {
      var jsse = ofJdk(JSSE);
      var trust = TrustManagerFactory.getInstance("PKIX", jsse);
      trust.init((KeyStore) null);
      var context = SSLContext.getInstance("TLS", jsse);
      context.init(null, trust.getTrustManagers(), random(ofJdk(Set.of(SUN))));
      sockets = context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException("this JVM has no TLS of the JDK's own: " + e.getMessage());
    }
  }

  /** By its class, as anybody may give a provider any name. */
  private static Provider ofJdk(Set<String> types) throws GeneralSecurityException {
    for (var provider : Security.getProviders()) {
      var actual = provider.getClass();
      if (types.contains(actual.getName()) && actual.getClassLoader() == null) {
        return provider;
      }
    }
    throw new GeneralSecurityException("no provider is left of " + types);
  }

  /** Java 8 has no DRBG. */
  private static SecureRandom random(Provider sun) throws GeneralSecurityException {
    boolean isOld = sun.getService("SecureRandom", "DRBG") == null;
    return SecureRandom.getInstance(isOld ? "SHA1PRNG" : "DRBG", sun);
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
