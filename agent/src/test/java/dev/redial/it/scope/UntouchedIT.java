package dev.redial.it.scope;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.testing.Arrival;
import dev.redial.testing.Conversation;
import dev.redial.testing.Http2Frame;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A host that no rule matches, in a JVM whose other connections are ruled. */
@TestInstance(Lifecycle.PER_CLASS)
class UntouchedIT {
  private Lab lab;
  private Origin origin;
  private Conversation plain;
  private Conversation ruled;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, "Free.Test", "Other.Port.Test", "other.port.test", "ruled.test");
    origin = lab.origin("free.test", "other.port.test", "pinned.test");
    var rules =
        lab.rules(
            "match: {host: ruled.test}, virtual-host: pinned.test, headers: {set: {X-Redial: one}}",
            "match: {host: \"*.port.test\", port: 1}, lowercase: true, verify-name: wrong.test,"
                + " headers: {set: {X-Redial: one}}",
            "match: {host: \"*\", except: [free.test, \"*.port.test\"]}, virtual-host: wrong.test,"
                + " lowercase: true");
    plain = lab.start(lab.child());
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

  static Stream<String> tlsClients() {
    return Stream.of(Clients.SOCKETS, Clients.ENGINES, Clients.LAX, Clients.HTTPS)
        .flatMap(List::stream);
  }

  static Stream<String> clientsThatNameTheirPort() {
    return tlsClients().filter(client -> !client.equals("engine-without-host"));
  }

  static Stream<String> httpClients() {
    return Clients.HTTPS.stream();
  }

  @ParameterizedTest
  @MethodSource("tlsClients")
  void connection_noRuleMatches_isByteIdentical(String client) {
    checkIdentical(client, "https://Free.Test:" + origin.port() + "/");
  }

  /** An engine that was not given its port cannot be told apart by it. */
  @Tag("extended")
  @ParameterizedTest
  @MethodSource("clientsThatNameTheirPort")
  void connection_ruleForAnotherPort_isByteIdentical(String client) {
    checkIdentical(client, "https://Other.Port.Test:" + origin.port() + "/");
  }

  private void checkIdentical(String client, String url) {
    var without = arrival(plain, client, url, origin);
    // A ruled connection first, so that whatever the agent does on demand is done.
    ask(ruled, client, "https://ruled.test:" + origin.port() + "/");
    assertThat(origin.arrivals())
        .last()
        .extracting(arrival -> arrival.hello().serverName())
        .isEqualTo("pinned.test");
    var with = arrival(ruled, client, url, origin);

    assertThat(with.hello().serverName()).isEqualTo(without.hello().serverName());
    assertThat(with.hello().bytesWithoutRandom())
        .asHexString()
        .isEqualTo(HexFormat.of().withUpperCase().formatHex(without.hello().bytesWithoutRandom()));
    assertThat(content(with)).isEqualTo(content(without));
  }

  @ParameterizedTest
  @MethodSource("httpClients")
  void plainRequest_noRuleMatches_isByteIdentical(String client) {
    // An origin of its own: HttpURLConnection would keep the connection for the next test.
    var own = lab.plainOrigin();
    var url = "http://Free.Test:" + own.port() + "/";
    var without = arrival(plain, client, url, own);
    var with = arrival(ruled, client, url, own);
    assertThat(content(with)).isEqualTo(content(without));
  }

  private static Arrival arrival(Conversation child, String client, String url, Origin origin) {
    origin.forget();
    ask(child, client, url);
    return origin.arrival();
  }

  private static void ask(Conversation child, String client, String url) {
    assertThat(child.ask(client, url)).matches("answered (200 GET|101 hello)");
  }

  /**
   * What the client sent, without what differs from run to run. That is a WebSocket's random key
   * and masks, and what an HTTP/2 client acknowledges at its own time.
   */
  private static Object content(Arrival arrival) {
    if (Http2Frame.isHttp2(arrival.bytes())) {
      return Http2Frame.parse(arrival.bytes()).stream()
          .filter(frame -> frame.type() == Http2Frame.HEADERS || frame.isOwnSettings())
          .toList();
    }
    var text = new String(arrival.bytes(), ISO_8859_1);
    return text.contains("Sec-WebSocket-Key")
        ? text.substring(0, text.indexOf("\r\n\r\n")).replaceAll("(Sec-WebSocket-Key: ).*", "$1")
        : text;
  }
}
