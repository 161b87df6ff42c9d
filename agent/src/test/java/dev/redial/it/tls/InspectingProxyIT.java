package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.testing.Certificates;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A proxy that ends TLS and reads along. What it shows instead of the server's certificate is of
 * its own CA, and verified for the host that the application asks for.
 */
@TestInstance(Lifecycle.PER_CLASS)
class InspectingProxyIT {
  private Lab lab;
  private Origin shown;
  private ScriptedProxy proxy;
  private Conversation child;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder);
    var authority = new Certificates();
    authority.writePem(folder.resolve("inspecting-ca.pem"));
    var identity = authority.issue("right.trusted.test", "right.unknown.test");
    shown = lab.origin(hello -> identity);
    proxy = new ScriptedProxy(null, null);
    var rules =
        """
        version: 1
        proxies:
          inspecting: {url: "http://127.0.0.1:PORT"}
        rules:
          - {name: trusted, match: {host: "*.trusted.test"}, proxy: inspecting, trust: inspecting-ca.pem}
          - {name: unknown, match: {host: "*.unknown.test"}, proxy: inspecting}
        """
            .replace("PORT", "" + proxy.port());
    child = lab.start(lab.child().agent(lab.file("inspecting.yaml", rules).toString()));
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
    proxy.close();
  }

  @BeforeEach
  void forget() {
    lab.forget();
    proxy.forget();
  }

  static Stream<String> clients() {
    return Stream.concat(Clients.HTTPS.stream(), Stream.of("socket-explicit"));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void certificateOfTheProxy_isAcceptedForItsHost_underTheRuleThatTrustsIt(String client) {
    assertThat(child.ask(client, url("right.trusted.test")))
        .matches("answered (200 GET|101 hello)");
    assertThat(shown.arrival().hello().serverName()).isEqualTo("right.trusted.test");
    assertThat(proxy.requests())
        .extracting(request -> request.target())
        .containsExactly("right.trusted.test:" + shown.port());
  }

  @ParameterizedTest
  @MethodSource("clients")
  void certificateOfTheProxy_forAnotherHost_orThatNobodyTrusts_isRefused(String client) {
    for (var host : List.of("wrong.trusted.test", "right.unknown.test")) {
      assertThat(child.ask(client, url(host))).as(host).startsWith("refused ");
    }
    assertThat(shown.arrivals())
        .isNotEmpty()
        .allSatisfy(arrival -> assertThat(arrival.requests()).isEmpty());
  }

  private String url(String host) {
    return "https://" + host + ":" + shown.port() + "/";
  }
}
