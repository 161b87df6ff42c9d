package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ClosedPort;
import dev.redial.testing.Conversation;
import dev.redial.testing.FullListener;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another address than the application asks for, with nothing else changed. */
@TestInstance(Lifecycle.PER_CLASS)
class ConnectToIT {
  private Lab lab;
  private LineServer server;
  private FullListener full;
  private Origin origin;
  private ClosedPort closed;
  private Conversation without;
  private Conversation ruled;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, "real.test", "two-ports.test");
    server = new LineServer();
    full = new FullListener();
    origin = lab.origin("moved.test", "turned.test");
    closed = new ClosedPort();
    var rules =
        lab.rules(
            "match: {host: moved.test}, connect-to: real.test",
            "match: {host: turn.test}, connect-to: [\"127.0.0.1:"
                + closed.number()
                + "\", unknown.test, \"127.0.0.1:"
                + full.port()
                + "\", real.test]",
            "match: {host: down.test}, connect-to: [\"127.0.0.1:" + closed.number() + "\"]",
            "match: {host: slow.test}, connect-to: [\"127.0.0.1:" + full.port() + "\"]",
            "match: {host: unknown.test}, connect-to: nowhere.test",
            "match: {host: two-ports.test, port: 1}, connect-to: nowhere.test",
            "match: {host: 127.0.0.2}, connect-to: 127.0.0.1",
            "match: {host: turned.test}, connect-to: ["
                + String.format(
                    "\"127.0.0.1:%d\", \"127.0.0.1:%d\", \"127.0.0.1:%d\"]",
                    closed.number(), full.port(), origin.port()));
    without = lab.start(lab.child());
    ruled = lab.start(lab.child().agent(rules.toString()));
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
    server.close();
    full.close();
    closed.close();
  }

  private String to(String host) {
    return "tcp://" + host + ":" + server.port();
  }

  @ParameterizedTest
  @ValueSource(strings = {"line", "line-unresolved", "line-by-address", "line-with-options"})
  void otherAddress_isDialled_andTheApplicationSeesItsOwn(String client) {
    assertThat(without.ask(client, to("moved.test")))
        .startsWith("failed java.net.UnknownHostException");
    var peer = "moved.test:" + server.port();
    assertThat(ruled.ask(client, to("moved.test"), "So-Timeout:40009"))
        .startsWith("answered 220 ready, hello, " + peer + " " + peer + " 40009")
        .doesNotEndWith("lost");
  }

  @Test
  void tls_keepsItsNames() {
    lab.forget();
    assertThat(ruled.ask("url", "https://moved.test:" + origin.port() + "/"))
        .isEqualTo("answered 200 GET");
    assertThat(origin.arrival().hello().serverName()).isEqualTo("moved.test");
    assertThat(origin.arrival().requests().get(0).values("Host"))
        .containsExactly("moved.test:" + origin.port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"line", "line-with-options"})
  void list_isTriedInTurn_withinTheConnectTimeout(String client) {
    assertThat(ruled.ask(client, to("turn.test"), "Connect-Timeout:3000"))
        .startsWith("answered 220 ready, hello, turn.test:")
        .doesNotEndWith("lost");
  }

  @Tag("extended")
  @ParameterizedTest
  @ValueSource(strings = {"url", "http-2"})
  void list_isTriedInTurn_byHttpClientsToo(String client) {
    lab.forget();
    assertThat(ruled.ask(client, "https://turned.test/")).isEqualTo("answered 200 GET");
    assertThat(origin.arrivals()).hasSize(1);
    assertThat(origin.arrival().requests().get(0).authorities()).containsExactly("turned.test");
  }

  @Test
  void addressThatNobodyAnswers_isAClearError() {
    // some JDKs add "(connect failed)" where the refusal comes a little later
    assertThat(ruled.ask("line", to("down.test")))
        .startsWith("failed java.net.ConnectException: Connection refused");
    assertThat(ruled.ask("line", to("slow.test"), "Connect-Timeout:300"))
        .isEqualTo(
            "failed java.net.SocketTimeoutException: redial: rule 'rule-4': connect-to 127.0.0.1:"
                + full.port()
                + " for slow.test:"
                + server.port()
                + " failed: the address did not answer in time");
    assertThat(ruled.ask("line", to("unknown.test"), "Connect-Timeout:300"))
        .startsWith("failed java.net.UnknownHostException");
  }

  @Test
  void literalAddress_isMatchedToo() {
    var literal = "127.0.0.2:" + server.port();
    assertThat(ruled.ask("line", to("127.0.0.2")))
        .startsWith("answered 220 ready, hello, " + literal + " ");
  }

  @Test
  void hostWithARuleOnAnotherPort_isDialledAsWithoutIt() {
    assertThat(ruled.ask("line", to("two-ports.test")))
        .isEqualTo(without.ask("line", to("two-ports.test")));
    assertThat(ruled.ask("line-by-address", to("two-ports.test")))
        .startsWith("answered 220 ready, hello, ");
  }

  @Test
  void connectionWithoutARule_isTheSame() {
    assertThat(ruled.ask("line", to("real.test"))).isEqualTo(without.ask("line", to("real.test")));
    assertThat(ruled.ask("line", "tcp://real.test:" + closed.number()))
        .isEqualTo(without.ask("line", "tcp://real.test:" + closed.number()));
  }

  /** Its sockets know no hook that could lead them. */
  @Test
  void oldSocketsOfJdk17_areRefused() throws IOException {
    var rules = lab.rules("match: {host: moved.test}, connect-to: real.test");
    var child =
        lab.start(lab.child().property("jdk.net.usePlainSocketImpl", true).agent(rules.toString()));
    var answer = child.ask("line", to("moved.test"));
    if (!answer.startsWith("answered")) {
      assertThat(answer).contains("remove -Djdk.net.usePlainSocketImpl");
    }
    assertThat(child.ask("line", to("real.test"))).startsWith("answered 220 ready, hello, ");
  }
}
