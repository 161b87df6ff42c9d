package dev.redial.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

/** The harness: what clients and origins do when there is no agent. */
@TestInstance(Lifecycle.PER_CLASS)
class ClientsTest {
  private final Certificates certificates = new Certificates();
  private final Origin origin = Origin.showing(certificates.issue("own.test"));

  private Conversation child;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    child =
        ChildJvm.running(Clients.class, folder)
            .trust(certificates.writeTrustStore(folder.resolve("trust.p12")))
            .hosts("own.test", "other.test")
            .start();
  }

  @AfterAll
  void stop() throws IOException {
    child.close();
    origin.close();
  }

  @BeforeEach
  void forget() {
    origin.forget();
  }

  static Stream<String> checking() {
    return Stream.of(Clients.SOCKETS, Clients.ENGINES, Clients.HTTPS).flatMap(List::stream);
  }

  static Stream<String> lax() {
    return Clients.LAX.stream();
  }

  static Stream<String> http() {
    return Clients.HTTPS.stream();
  }

  @ParameterizedTest
  @MethodSource({"checking", "lax"})
  void client_certificateOfItsHost_isAnswered(String client) {
    assertThat(child.ask(client, url("own.test"))).matches("answered (200 GET|101 hello)");
    assertThat(origin.arrival().hello().serverName()).isEqualTo("own.test");
    assertThat(origin.arrival().requests())
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.authorities()).containsExactly("own.test:" + origin.port()));
  }

  @ParameterizedTest
  @MethodSource("checking")
  void client_certificateOfAnotherHost_refuses(String client) {
    assertThat(child.ask(client, url("other.test"))).startsWith("refused ");
    assertThat(origin.arrival().hello().serverName()).isEqualTo("other.test");
    assertThat(origin.arrival().requests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lax")
  void laxClient_certificateOfAnotherHost_isAnswered(String client) {
    assertThat(child.ask(client, url("other.test"))).isEqualTo("answered 200 GET");
  }

  @ParameterizedTest
  @MethodSource("http")
  void httpClient_withoutTls_isAnswered(String client) throws IOException {
    // An origin of its own, so that no connection to it lies in a pool.
    try (var plain = Origin.plain()) {
      var answer = child.ask(client, "http://own.test:" + plain.port() + "/");
      assertThat(answer).matches("answered (200 GET|101 hello)");
      assertThat(plain.arrival().requests())
          .singleElement()
          .satisfies(
              request ->
                  assertThat(request.authorities()).containsExactly("own.test:" + plain.port()));
    }
  }

  @Test
  void http2Client_protocol_isHttp2() {
    child.ask("http-2", url("own.test"));
    assertThat(Http2Frame.isHttp2(origin.arrival().bytes())).isTrue();
  }

  private String url(String host) {
    return "https://" + host + ":" + origin.port() + "/";
  }
}
