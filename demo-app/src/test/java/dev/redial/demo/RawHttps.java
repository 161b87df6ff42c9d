package dev.redial.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Sends a request whose server name and Host are chosen freely, which no HTTP client allows. */
final class RawHttps {
  private final SSLContext tls;
  private final int port;

  RawHttps(Certificates certificates, int port) throws Exception {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificates.trustStore());
    tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    this.port = port;
  }

  /** The answer's status line, and whom the server's certificate is for. */
  record Answer(String statusLine, String subject) {}

  Answer get(@Nullable String serverName, String host) throws Exception {
    try (var socket = connect(serverName)) {
      var request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      var shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return new Answer(answer.readLine(), shown.getSubjectX500Principal().getName());
    }
  }

  /** The session of a handshake that offers one protocol with one suite. */
  SSLSession handshake(String serverName, String protocol, String suite) throws Exception {
    try (var socket = connect(serverName)) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.setEnabledCipherSuites(new String[] {suite});
      socket.startHandshake();
      return socket.getSession();
    }
  }

  SSLSocket connect(@Nullable String serverName) throws Exception {
    var socket =
        (SSLSocket) tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    if (serverName != null) {
      var parameters = socket.getSSLParameters();
      parameters.setServerNames(List.<SNIServerName>of(new SNIHostName(serverName)));
      socket.setSSLParameters(parameters);
    }
    return socket;
  }
}
