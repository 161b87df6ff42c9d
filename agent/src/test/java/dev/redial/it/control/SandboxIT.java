package dev.redial.it.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Channels;
import dev.redial.clients.Clients;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.Origin;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The option sandbox: no name here resolves, and no address is this machine's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("extended")
class SandboxIT {
  private static final String NO_RULE =
      "redial: no rule is for %s, and nothing else is dialled in a sandbox";

  private Lab lab;
  private LineServer server;
  private ScriptedProxy proxy;
  private Origin origin;
  private Path rules;
  private Conversation toLines;
  private Conversation toLinesByChannels;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder);
    server = new LineServer();
    proxy = new ScriptedProxy(null, null);
    origin = lab.origin("tenant.test");
    rules =
        lab.rules(
            "match: {host: 192.0.2.1}, virtual-host: tenant.test",
            "match: {host: db.test, port: 5432}, connect-to: [\"192.0.2.2:5433\", db-2.test]",
            "match: {host: \"*.Partner.test\"}, lowercase: true, proxy: \"http://proxy.test:3128\"");
    toLines = sandboxed(Clients.class, server.port(), "enforce");
    toLinesByChannels = sandboxed(Channels.class, server.port(), "enforce");
  }

  private Conversation sandboxed(Class<?> program, int port, String mode) throws IOException {
    var options = ",sandbox=127.0.0.1:" + port + ",log=debug,mode=" + mode;
    return lab.start(lab.child(program).agent("rules=" + rules + options));
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
    server.close();
    proxy.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"line", "line-unresolved", "line-by-address"})
  void socket_ofMatchedHost_goesToTheSandbox_andSeesItsOwnPeer(String client) {
    assertThat(toLines.ask(client, "tcp://db.test:5432"))
        .isEqualTo("answered 220 ready, hello, db.test:5432 db.test:5432 0");
    assertThat(toLines.errorOutput())
        .contains("rule 'rule-2' changes db.test:5432, sandbox: dials 192.0.2.2:5433");
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "adaptor", "selector", "async-handler", "async-future"})
  void channel_ofMatchedHost_goesToTheSandbox(String client) {
    assertThat(toLinesByChannels.ask(client, "tcp://db.test:5432"))
        .isEqualTo("220 ready hello from db.test:5432");
  }

  @Test
  void names_areTheRules_atTheSandboxToo() throws IOException {
    lab.forget();
    var child = sandboxed(Clients.class, origin.port(), "enforce");

    assertThat(child.ask("url", "https://192.0.2.1/")).isEqualTo("answered 200 GET");
    assertThat(origin.arrival().hello().serverName()).isEqualTo("tenant.test");
    assertThat(origin.arrival().requests().get(0).values("Host")).containsExactly("tenant.test");
  }

  @Test
  void names_areTheApplications_whereRulesOnlyObserve() throws IOException {
    var child = sandboxed(Clients.class, server.port(), "observe");

    assertThat(child.ask("line", "tcp://db.test:5432")).startsWith("answered 220 ready, hello");
    assertThat(child.ask("line", "tcp://A.Partner.test:1")).startsWith("answered 220 ready, hello");
    assertThat(child.errorOutput())
        .contains(
            "rule 'rule-2' (observe) would change db.test:5432, sandbox: dials db.test:5432",
            "sandbox: dials A.Partner.test:1");
  }

  @Test
  void proxy_isTheSandbox_andIsAskedForTheTargetOfTheRule() throws IOException {
    proxy.forget();
    var child = sandboxed(Clients.class, proxy.port(), "enforce");

    assertThat(child.ask("line", "tcp://A.Partner.test:" + server.port()))
        .startsWith("answered 220 ready, hello");
    assertThat(proxy.requests()).hasSize(1);
    assertThat(proxy.requests().get(0).target()).isEqualTo("a.partner.test:" + server.port());
    assertThat(child.errorOutput()).contains("sandbox: dials proxy.test:3128");
  }

  @Test
  void otherHosts_areNeitherLookedUpNorDialled() {
    assertThat(toLines.ask("line-by-address", "tcp://elsewhere.test:80"))
        .isEqualTo("failed java.net.UnknownHostException: " + NO_RULE.formatted("elsewhere.test"));
    assertThat(toLines.ask("line-unresolved", "tcp://elsewhere.test:80"))
        .isEqualTo("failed java.net.ConnectException: " + NO_RULE.formatted("elsewhere.test:80"));
    assertThat(toLines.ask("line", "tcp://192.0.2.9:80"))
        .isEqualTo("failed java.net.ConnectException: " + NO_RULE.formatted("192.0.2.9:80"));
    assertThat(toLines.ask("line", "tcp://db.test:80"))
        .isEqualTo("failed java.net.ConnectException: " + NO_RULE.formatted("db.test:80"));
    assertThat(toLinesByChannels.ask("selector", "tcp://192.0.2.9:80"))
        .contains(NO_RULE.formatted("192.0.2.9:80"));
  }

  @Test
  void theSandboxItself_mayBeDialled() {
    assertThat(toLines.ask("line", "tcp://127.0.0.1:" + server.port()))
        .startsWith("answered 220 ready, hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "datagram-socket",
        "datagram-socket-connected",
        "datagram-channel",
        "datagram-channel-connected"
      })
  void datagrams_leaveNoSandbox(String client) throws IOException {
    var target = "udp://127.0.0.1:" + server.port();

    assertThat(toLines.ask(client, target)).contains("redial: no datagram leaves a sandbox");
    try (var without = lab.start(lab.child())) {
      assertThat(without.ask(client, target)).startsWith("answered ");
    }
    try (var ruled = lab.start(lab.child().agent(rules.toString()))) {
      assertThat(ruled.ask(client, target)).startsWith("answered ");
    }
  }
}
