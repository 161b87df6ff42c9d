package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.testing.Conversation;
import dev.redial.testing.Http2Frame;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rule has ALPN offer. */
@TestInstance(Lifecycle.PER_CLASS)
class AlpnIT {
  private Lab lab;
  private Origin origin;
  private Origin plain;
  private Conversation ruled;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, "one.test", "two.test", "less.test", "free.test");
    origin = lab.origin("one.test", "two.test", "free.test");
    plain = lab.plainOrigin();
    var rules =
        lab.rules(
            "match: {host: one.test}, alpn: [http/1.1]",
            "match: {host: two.test}, alpn: [http/1.1, http/1.0]",
            "match: {host: less.test}, headers: {remove: [Upgrade, HTTP2-Settings]}");
    ruled = lab.start(lab.child().agent(rules.toString()));
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
  }

  @BeforeEach
  void forget() {
    lab.forget();
  }

  static Stream<String> clients() {
    return Stream.of(Clients.SOCKETS, Clients.ENGINES, Clients.HTTPS).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void clientHello_alpnOfARule_isOfferedInItsOrder(String client) {
    call(client, "one.test");
    assertThat(origin.arrival().hello().applicationProtocols()).containsExactly("http/1.1");
    origin.forget();
    call(client, "two.test");
    assertThat(origin.arrival().hello().applicationProtocols())
        .containsExactly("http/1.1", "http/1.0");
  }

  @Test
  void http2Client_ruledToHttp1_speaksIt() {
    call("http-2", "one.test");
    assertThat(Http2Frame.isHttp2(origin.arrival().bytes())).isFalse();
    assertThat(origin.arrival().requests()).hasSize(1);
  }

  @Test
  void http2Client_noRule_speaksHttp2() {
    call("http-2", "free.test");
    assertThat(origin.arrival().hello().applicationProtocols()).contains("h2");
    assertThat(Http2Frame.isHttp2(origin.arrival().bytes())).isTrue();
  }

  @Test
  void http2Client_withoutTls_ruledToHttp1_offersNoUpgrade() {
    var fields = plainFields("http-2", "one.test");
    assertThat(fields).doesNotContain("Upgrade", "HTTP2-Settings", "Connection");
    assertThat(plainFields("http-2", "free.test"))
        .contains("Upgrade", "HTTP2-Settings", "Connection");
  }

  /** Connection lists them as well, and no rule may change that field. */
  @Test
  void http2Client_withoutTls_upgradeRemovedByHeaders_offersNoUpgrade() {
    assertThat(plainFields("http-2", "less.test"))
        .doesNotContain("Upgrade", "HTTP2-Settings", "Connection");
  }

  private List<String> plainFields(String client, String host) {
    plain.forget();
    assertThat(ruled.ask(client, "http://" + host + ":" + plain.port() + "/"))
        .isEqualTo("answered 200 GET");
    return plain.arrival().requests().get(0).fields().stream().map(Map.Entry::getKey).toList();
  }

  private void call(String client, String host) {
    assertThat(ruled.ask(client, "https://" + host + ":" + origin.port() + "/"))
        .matches("answered (200 GET|101 hello)");
  }
}
