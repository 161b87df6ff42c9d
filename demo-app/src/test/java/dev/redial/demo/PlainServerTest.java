package dev.redial.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlainServerTest {
  private Certificates certificates;
  private DemoServer server;

  @BeforeEach
  void start() throws Exception {
    certificates = new Certificates();
    server = PlainServer.start(certificates);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void requestWithoutTls_isAnswered_andSeenAsThat() throws Exception {
    var host = PlainServer.HOST + ":" + server.port();
    var request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 200 OK\r\n");
    }

    assertThat(server.sightings().take())
        .isEqualTo(new Sighting(null, host, "HTTP/1.1", Tls.NONE, null));
  }

  @Test
  void handshake_comesToNothing_andIsNoRequest() throws Exception {
    var client = new RawHttps(certificates, server.port());

    assertThatThrownBy(() -> client.get(PlainServer.HOST, PlainServer.HOST))
        .isInstanceOf(SSLException.class)
        .hasMessage("Unsupported or unrecognized SSL message");
    assertThat(server.sightings().refused()).isTrue();
    assertThat(server.sightings().take()).isEqualTo(Sighting.NOTHING);
  }
}
