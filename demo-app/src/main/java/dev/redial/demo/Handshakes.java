package dev.redial.demo;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** TLS over connections that are there already, by certificates of one authority. */
final class Handshakes {
  private final Certificates certificates;

  Handshakes(Certificates certificates) {
    this.certificates = certificates;
  }

  /** TLS with a client, to whom a certificate for that name is shown. */
  Socket accept(Socket client, String name) throws GeneralSecurityException, IOException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(certificates.keyStore(name), Certificates.PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    var tls = (SSLSocket) context.getSocketFactory().createSocket(client, null, true);
    tls.startHandshake();
    return tls;
  }

  /** TLS with a server, whose certificate must be the authority's and for that name. */
  Socket open(Socket server, String name) throws GeneralSecurityException, IOException {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificates.trustStore());
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    var port = server.getPort();
    var tls = (SSLSocket) context.getSocketFactory().createSocket(server, name, port, true);
    var parameters = tls.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(name)));
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }
}
