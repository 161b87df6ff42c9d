package dev.redial.matrix;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.matrix.DriverServer.Opening;
import dev.redial.testing.Identity;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of drivers and clients that are used less. */
@Tag("slow")
class CaOnlyIT extends CaOnlyContract {
  CaOnlyIT() {
    super(
        Release.oneOf("MoreClients", "more-newest"),
        Map.ofEntries(
            entry("db2-ca", Opening.NONE),
            entry("mq-ca", Opening.NONE),
            entry("teradata-ca", Opening.NONE),
            entry("zookeeper-ca", Opening.NONE)));
  }

  /** NATS's client looks the name up, and asks for the address. */
  @Test
  void clientThatDialsTheAddress_isMatchedByTheAddress() throws IOException {
    assertThat(natsAccepts("127.0.0.1", lab.issue(REAL))).isTrue();
    assertThat(natsAccepts("free.test", lab.issue(REAL))).isTrue();
    assertThat(natsAccepts("free.test", lab.issue("free.test"))).isFalse();
    assertThat(natsAccepts("127.0.0.1", foreign.issue(REAL))).isFalse();
  }

  private boolean natsAccepts(String host, Identity identity) throws IOException {
    try (var server = new DriverServer(Opening.NATS, identity)) {
      return visit(ruled, "nats", host, server).accepted();
    }
  }
}
