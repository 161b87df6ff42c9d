package dev.redial.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorporateProxyTest {
  private static final String ALLOWED = credentials("demo:open sesame");

  private CorporateProxy proxy;
  private DemoServer server;

  @BeforeEach
  void start() throws Exception {
    server = LineServer.start(new Certificates());
    proxy = new CorporateProxy(client -> client, (one, other, host) -> Tasks.join(one, other));
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.close();
  }

  @Test
  void tunnel_withThePassword_leadsToTheServerThatTheProxyKnows() throws Exception {
    var target = "db.partner.example.test:" + server.port();

    assertThat(answer(target, ALLOWED, "over"))
        .isEqualTo("HTTP/1.1 200 Connection established\r\n\r\n220 at your service\r\nover");
    assertThat(proxy.tunnelTo(server.port())).isEqualTo(target);
    assertThat(proxy.tunnelTo(server.port())).isNull();
  }

  @Test
  void tunnel_withAnotherPasswordOrNone_isRefused() throws Exception {
    var target = "db.partner.example.test:" + server.port();

    for (var credentials : new String[] {"", credentials("demo:open barley")}) {
      assertThat(answer(target, credentials, ""))
          .isEqualTo(
              """
              HTTP/1.1 407 Proxy Authentication Required\r
              Proxy-Authenticate: Basic realm="corporate"\r
              \r
              """);
    }
    assertThat(proxy.tunnelTo(server.port())).isNull();
    assertThat(server.sightings().take()).isEqualTo(Sighting.NOTHING);
  }

  @Test
  void tunnel_toNameThatTheProxyDoesNotKnow_isBadGateway() throws Exception {
    for (var host : new String[] {CorporateProxy.DOWN, "example.test"}) {
      assertThat(answer(host + ":" + server.port(), ALLOWED, ""))
          .isEqualTo("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    }
  }

  private static String credentials(String pair) {
    var value = Base64.getEncoder().encodeToString(pair.getBytes(ISO_8859_1));
    return "Proxy-Authorization: Basic " + value + "\r\n";
  }

  private String answer(String target, String fields, String then) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
      var request = "CONNECT " + target + " HTTP/1.1\r\n" + fields + "\r\n" + then;
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
