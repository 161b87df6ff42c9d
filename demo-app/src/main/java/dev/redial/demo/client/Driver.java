package dev.redial.demo.client;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Objects;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A client of a database, a directory or a mail server, up to the first line after TLS. It
 * connects, sends in clear what its protocol has before TLS, and starts TLS over the same socket.
 */
final class Driver {
  private Driver() {}

  static Outcome call(URI server) throws IOException {
    var protocol = Objects.requireNonNull(Protocol.of(server.toString()));
    var host = RawTcp.host(server);
    int port = RawTcp.port(server);
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (var plain = new Socket(host, port)) {
      protocol.ask(plain.getInputStream(), plain.getOutputStream());
      var bare = host.replaceAll("[\\[\\]]", "");
      try (var tls = (SSLSocket) factory.createSocket(plain, bare, port, true)) {
        var parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return RawTcp.speak(tls);
      }
    }
  }
}
