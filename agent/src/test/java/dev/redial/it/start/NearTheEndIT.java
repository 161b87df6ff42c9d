package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.redial.clients.JavaNetHttp;
import dev.redial.clients.NearTheEnd;
import dev.redial.testing.Arrival;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections from so deep in a stack that a hook may not find room. */
@Tag("slow")
class NearTheEndIT {
  /** By types that are woven when the first such handshake begins. */
  private static final int SECP384R1 = 0x18;

  private static final int COUNT = 460;

  private Lab lab;
  private Origin secure;
  private Origin left;
  private Origin led;
  private Conversation child;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, "own.test", "moved.test");
    secure = lab.origin("own.test", "ruled.test");
    left = lab.plainOrigin();
    led = lab.plainOrigin();
    var rules =
        lab.rules(
            "match: {host: own.test}, virtual-host: ruled.test, groups: {only: [secp384r1]}",
            "match: {host: moved.test}, connect-to: \"127.0.0.1:" + led.port() + "\"");
    child = lab.start(lab.child(NearTheEnd.class).agent(rules.toString()));
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"socket-explicit", "engine-wrap", "url", "http-1", "http-2"})
  void tlsConnection_fromAnyDepth_isRuledOrIsNot(String client) {
    assumeFalse(JavaNetHttp.among(client).isEmpty(), "Java 8 has no java.net.http");
    sweep(client, "https://own.test:" + secure.port() + "/");
    assertThat(secure.arrivals())
        .hasSizeGreaterThan(COUNT / 2)
        .allMatch(arrival -> "ruled.test".equals(arrival.hello().serverName()))
        .allMatch(arrival -> arrival.hello().groups().equals(List.of(SECP384R1)));
    if (!client.startsWith("socket") && !client.startsWith("engine")) {
      assertThat(secure.arrivals()).allMatch(NearTheEndIT::isRuled);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw", "raw-channel"})
  void route_fromAnyDepth_isRuledOrIsNot(String client) {
    sweep(client, "http://moved.test:" + left.port() + "/");
    assertThat(left.arrivals()).isEmpty();
    assertThat(led.arrivals()).hasSizeGreaterThan(COUNT / 2);
  }

  private void sweep(String client, String url) {
    assertThat(child.ask("" + COUNT, client, url)).contains("answered=", "overflowed=");
  }

  private static boolean isRuled(Arrival arrival) {
    return arrival.requests().stream()
        .flatMap(request -> request.authorities().stream())
        .allMatch(authority -> authority.equals("ruled.test"));
  }
}
