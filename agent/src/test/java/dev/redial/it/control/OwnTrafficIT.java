package dev.redial.it.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.redial.clients.Defaults;
import dev.redial.testing.Certificates;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ChildJvm.Finished;
import dev.redial.testing.Conversation;
import dev.redial.testing.Identity;
import dev.redial.testing.Lab;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent asks a rules server takes nothing from the application, and leaves it nothing. */
@Tag("extended")
class OwnTrafficIT {
  @TempDir Path folder;
  private Lab lab;
  private final List<HttpServer> servers = new ArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile String name = "one.test";

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder, "own.test", "rules.test", "other.test");
  }

  @AfterEach
  void stop() throws IOException {
    servers.forEach(server -> server.stop(0));
    lab.close();
  }

  /** Before the application, and again when it has trusted everybody by all means there are. */
  @Test
  void server_ofAStranger_suppliesNoRules_whomeverTheApplicationTrusts() throws Exception {
    var child = child(https(new Certificates().issue("rules.test")), "/live.yaml");
    awaitSaid(child, "PKIX path");

    assertThat(child.ask("trust-all")).isEqualTo("done");
    var reloaded = redial("reload", child.pid());

    assertThat(reloaded.exitCode()).isEqualTo(1);
    assertThat(reloaded.error()).contains("PKIX path");
    assertThat(child.ask("used")).isEqualTo("[]");
    assertThat(asked).isEmpty();
  }

  @Test
  void server_ofAnotherName_suppliesNoRules_whateverTheApplicationVerifies() throws Exception {
    var child = child(https(lab.issue("other.test")), "/live.yaml");
    awaitSaid(child, "No subject alternative DNS name matching rules.test");

    child.ask("trust-all");
    var reloaded = redial("reload", child.pid());

    assertThat(reloaded.exitCode()).isEqualTo(1);
    assertThat(reloaded.error()).contains("No subject alternative DNS name matching rules.test");
    assertThat(asked).isEmpty();
  }

  /** Neither by TLS nor without; the jar is the one that the program has had from the beginning. */
  @Test
  void request_usesNothingThatTheApplicationHasSet() throws Exception {
    for (var server : List.of(https(lab.issue("rules.test")), http())) {
      name = "one.test";
      var child = child(server, "/live.yaml");
      awaitSaid(child, "1 rule from");
      child.ask("trust-all");
      assertThat(child.ask("own-ways")).isEqualTo("done");
      if (!(server instanceof HttpsServer)) {
        // a TLS socket of the JDK makes one that it does not use
        assertThat(child.ask("own-sockets")).isEqualTo("done");
      }

      name = "two.test";
      var reloaded = redial("reload", child.pid());

      assertThat(reloaded.error()).isEmpty();
      assertThat(redial("explain", "--pid", child.pid(), "https://own.test/").out())
          .contains("two.test");
      assertThat(child.ask("used")).isEqualTo("[]");
    }
    assertThat(asked)
        .isNotEmpty()
        .allMatch(question -> question.endsWith("cookies null, via null"));
  }

  @Test
  void redirect_onTheSameHost_isFollowedAndNamed() throws Exception {
    var child = child(http(), "/moved");

    assertThat(child.errorOutput())
        .contains("1 rule from")
        .contains("warning: the server redirects to http://rules.test:");
  }

  /** Whoever may redirect the rules server would choose who supplies the rules. */
  @Test
  void redirect_toAnotherHostOrWithoutTls_isRefusedAndNamed() throws Exception {
    for (var path : List.of("/elsewhere", "/round")) {
      var child = child(http(), path);

      assertThat(child.errorOutput()).contains("not active");
      assertThat(child.errorOutput())
          .contains(
              path.equals("/round")
                  ? "redirects more than 5 times"
                  : "redirects to another host, http://other.test:");
    }
    var child = child(https(lab.issue("rules.test")), "/plain");
    awaitSaid(child, "redirects to another scheme, http://rules.test:");
    assertThat(asked).noneMatch(question -> question.startsWith("other.test"));
  }

  @Test
  void rules_withoutTls_areWarnedOfAtEachStart() throws Exception {
    var server = http();
    for (int i = 0; i < 2; i++) {
      assertThat(child(server, "/live.yaml").errorOutput())
          .containsOnlyOnce("warning: the rules come without TLS");
    }
    assertThat(child(https(lab.issue("rules.test")), "/live.yaml").errorOutput())
        .doesNotContain("warning");
  }

  private HttpServer http() throws IOException {
    return serving(HttpServer.create(loopback(), 0));
  }

  private HttpServer https(Identity identity) throws IOException {
    var server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
    return serving(server);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private HttpServer serving(HttpServer server) {
    int port = server.getAddress().getPort();
    server.createContext("/live.yaml", this::serve);
    server.createContext("/moved", exchange -> redirect(exchange, "/live.yaml"));
    server.createContext("/round", exchange -> redirect(exchange, "/round"));
    server.createContext(
        "/elsewhere", exchange -> redirect(exchange, "http://other.test:" + port + "/live.yaml"));
    server.createContext(
        "/plain", exchange -> redirect(exchange, "http://rules.test:" + port + "/live.yaml"));
    server.start();
    servers.add(server);
    return server;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var fields = exchange.getRequestHeaders();
      asked.add(
          fields.getFirst("Host")
              + " cookies "
              + fields.getFirst("Cookie")
              + ", via "
              + fields.getFirst("Via"));
      var rules =
          ("version: 1\nrules:\n  - {name: live, match: {host: own.test}, sni: " + name + "}\n")
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Set-Cookie", "of-the-rules-server=1; Path=/");
      exchange.sendResponseHeaders(200, rules.length);
      exchange.getResponseBody().write(rules);
    }
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Location", location);
      exchange.sendResponseHeaders(302, -1);
    }
  }

  private Conversation child(HttpServer server, String path) throws IOException {
    var scheme = server instanceof HttpsServer ? "https" : "http";
    var url = scheme + "://rules.test:" + server.getAddress().getPort() + path;
    var child = lab.start(lab.child(Defaults.class).agent(url + ",log=debug"));
    // answers only once premain is over
    assertThat(child.ask("used")).isEqualTo("[]");
    return child;
  }

  /** A busy machine may need longer than a start waits. */
  private static void awaitSaid(Conversation child, String text) {
    Waiting.until(text, () -> child.errorOutput().contains(text));
  }

  private Finished redial(String... arguments) throws Exception {
    return ChildJvm.runningAgentJar(folder).run(arguments);
  }
}
