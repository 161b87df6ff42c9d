package dev.redial.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CdnEdgeTest {
  private DemoServer edge;
  private RawHttps client;

  @BeforeEach
  void start() throws Exception {
    var certificates = new Certificates();
    edge = CdnEdge.start(certificates);
    client = new RawHttps(certificates, edge.port());
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void tenantsName_inServerNameAndHost_isAnswered() throws Exception {
    var answer = client.get(CdnEdge.TENANT, CdnEdge.TENANT);

    assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
    assertThat(answer.subject()).isEqualTo("CN=tenant.example.com");
    assertThat(edge.sightings().take().names())
        .isEqualTo(new Sighting("tenant.example.com", "tenant.example.com", "HTTP/1.1"));
  }

  @Test
  void tenantsName_inHostOnly_isForbiddenWithTheEdgesCertificate() throws Exception {
    var answer = client.get(null, CdnEdge.TENANT);

    assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 403 Forbidden");
    assertThat(answer.subject()).isEqualTo("CN=127.0.0.1");
    assertThat(edge.sightings().take().names())
        .isEqualTo(new Sighting(null, "tenant.example.com", "HTTP/1.1"));
  }

  @Test
  void tenantsName_inServerNameOnly_isForbidden() throws Exception {
    assertThat(client.get(CdnEdge.TENANT, "127.0.0.1:" + edge.port()).statusLine())
        .isEqualTo("HTTP/1.1 403 Forbidden");
  }

  @Test
  void tenantsName_withPortInHost_isForbidden() throws Exception {
    assertThat(client.get(CdnEdge.TENANT, CdnEdge.TENANT + ":" + edge.port()).statusLine())
        .isEqualTo("HTTP/1.1 403 Forbidden");
  }

  @Test
  void otherName_inServerName_isForbiddenWithTheEdgesCertificate() throws Exception {
    var answer = client.get("other.example.com", CdnEdge.TENANT);

    assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 403 Forbidden");
    assertThat(answer.subject()).isEqualTo("CN=127.0.0.1");
  }

  @Test
  void resumedSession_showsItsServerNameAgain() throws Exception {
    client.get(CdnEdge.TENANT, CdnEdge.TENANT);
    edge.sightings().take();

    client.get(CdnEdge.TENANT, CdnEdge.TENANT);

    assertThat(edge.sightings().take().serverName()).isEqualTo(CdnEdge.TENANT);
  }
}
