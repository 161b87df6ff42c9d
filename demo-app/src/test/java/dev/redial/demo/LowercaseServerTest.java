package dev.redial.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LowercaseServerTest {
  private DemoServer server;
  private RawHttps client;

  @BeforeEach
  void start() throws Exception {
    var certificates = new Certificates();
    server = LowercaseServer.start(certificates);
    client = new RawHttps(certificates, server.port());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void lowerCase_inBothNames_isAnswered() throws Exception {
    var authority = LowercaseServer.NAME + ":" + server.port();

    assertThat(client.get(LowercaseServer.NAME, authority).statusLine())
        .isEqualTo("HTTP/1.1 200 OK");
    assertThat(server.sightings().take().names())
        .isEqualTo(new Sighting(LowercaseServer.NAME, authority, "HTTP/1.1"));
  }

  @Test
  void capital_inServerName_isRefusedInTheHandshake() {
    assertThatThrownBy(() -> client.get("Origin.Example.Test", LowercaseServer.NAME))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("unrecognized_name");
    assertThat(server.sightings().take().names())
        .isEqualTo(new Sighting("Origin.Example.Test", null, null));
  }

  @Test
  void capital_inHost_isForbidden() throws Exception {
    assertThat(client.get(LowercaseServer.NAME, "Origin.example.test").statusLine())
        .isEqualTo("HTTP/1.1 403 Forbidden");
    assertThat(server.sightings().take().authority()).isEqualTo("Origin.example.test");
  }
}
