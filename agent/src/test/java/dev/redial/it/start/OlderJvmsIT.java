package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.redial.testing.Certificates;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ChildJvm.Finished;
import dev.redial.testing.ClosedPort;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.ScriptedProxy;
import dev.redial.testing.Waiting;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same rules and commands on JVMs of Java 8 and 11, where some are given. Their programs use
 * sockets, engines and channels by hand, HttpURLConnection and, where it is there, java.net.http.
 */
class OlderJvmsIT {
  private static final String[] HOSTS = {
    "free.test", "edge.test", "wrong.test", "private.test", "suite.test", "named.test", "rules.test"
  };

  private static final List<String> TLS = List.of("url", "socket-explicit", "engine-wrap");
  private static final List<String> RAW =
      List.of(
          "raw", "raw-channel", "nio-blocking", "nio-selector", "async-future", "async-handler");
  private static final int ECDHE_RSA_AES128_CBC_SHA = 0xc013;
  private static final int EIGHT = 8;

  private final Certificates stranger = new Certificates(Certificates.Kind.RSA);
  @TempDir Path folder;
  private Lab lab;
  private Origin origin;
  private Origin ofStranger;
  private Origin plainText;
  private ScriptedProxy proxy;
  private ClosedPort closed;

  static Stream<Path> homes() {
    var given = System.getProperty("redial.old.java.homes", "");
    assumeFalse(given.isBlank(), "-Dold.java.homes names no older Java");
    return Stream.of(given.split(File.pathSeparator)).map(Path::of);
  }

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder, HOSTS);
    var identity = lab.issue(Certificates.Kind.RSA, HOSTS);
    origin = lab.origin(hello -> identity);
    var strange = stranger.issue(HOSTS);
    ofStranger = lab.origin(hello -> strange);
    plainText = lab.plainOrigin();
    stranger.writePem(folder.resolve("stranger.pem"));
    proxy = new ScriptedProxy(null, null);
    closed = new ClosedPort();
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    closed.close();
    lab.close();
  }

  private Path rules() {
    return lab.rules(
        "match: {host: edge.test}, virtual-host: named.test",
        "match: {host: wrong.test}, verify-name: elsewhere.test",
        "match: {host: private.test}, trust: stranger.pem",
        "match: {host: suite.test}, ciphers: {only: [ECDHE-RSA-AES128-SHA]}, protocols: {only:"
            + " [TLSv1.2]}",
        "match: {host: gone.test}, virtual-host: named.test, raw-http: true, connect-to:"
            + " ['127.0.0.1:"
            + closed.number()
            + "', 127.0.0.1]",
        "match: {host: far.test}, virtual-host: named.test, raw-http: true, proxy:"
            + " 'http://127.0.0.1:"
            + proxy.port()
            + "'");
  }

  private ChildJvm child(Path home) throws IOException {
    return lab.child().javaHome(home);
  }

  private static List<String> clients(Path home) throws IOException {
    var clients = new ArrayList<>(TLS);
    if (ChildJvm.feature(home) > EIGHT) {
      clients.addAll(List.of("http-1", "http-2"));
    }
    return clients;
  }

  private static String url(String host, Origin origin) {
    return "https://" + host + ":" + origin.port() + "/";
  }

  @ParameterizedTest
  @MethodSource("homes")
  void rules_areCarriedOut(Path home) throws Exception {
    var plain = lab.start(child(home));
    var ruled = lab.start(child(home).agent(rules().toString()));
    for (var client : clients(home)) {
      checkNames(client, plain, ruled);
      checkTrust(client, plain, ruled);
      checkSuites(client, ruled);
    }
    assertThat(ruled.errorOutput()).doesNotContain("did not take", "Exception");
  }

  /** By the agent's own TLS, which takes the JDK's provider by its class. */
  @ParameterizedTest
  @MethodSource("homes")
  void rulesOfAnHttpsUrl_areFetched(Path home) throws Exception {
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(lab.issue("rules.test").context()));
    server.createContext("/rules.yaml", OlderJvmsIT::serveRules);
    server.start();
    try {
      var url = "https://rules.test:" + server.getAddress().getPort() + "/rules.yaml";
      var child = lab.start(child(home).agent(url));
      Waiting.until("the rules", () -> child.errorOutput().contains("1 rule from https://"));
      assertThat(child.ask("url", url("named.test", origin))).startsWith("answered 200");
      assertThat(origin.arrival().hello().serverName()).isEqualTo("edge.test");
    } finally {
      server.stop(0);
    }
  }

  private static void serveRules(HttpExchange exchange) throws IOException {
    try (exchange) {
      var rules =
          "version: 1\nrules:\n  - {name: live, match: {host: named.test}, virtual-host: edge.test}\n"
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, rules.length);
      exchange.getResponseBody().write(rules);
    }
  }

  private void checkNames(String client, Conversation plain, Conversation ruled) {
    for (var jvm : List.of(plain, ruled)) {
      origin.forget();
      assertThat(jvm.ask(client, url("free.test", origin))).startsWith("answered 200");
      assertThat(origin.arrival().hello().serverName()).isEqualTo("free.test");
      assertThat(origin.arrival().requests().get(0).authorities())
          .containsExactly("free.test:" + origin.port());
    }
    origin.forget();
    assertThat(ruled.ask(client, url("edge.test", origin))).startsWith("answered 200");
    assertThat(origin.arrival().hello().serverName()).isEqualTo("named.test");
    if (!client.startsWith("socket") && !client.startsWith("engine")) {
      assertThat(origin.arrival().requests().get(0).authorities()).containsExactly("named.test");
    }
    assertThat(plain.ask(client, url("wrong.test", origin))).startsWith("answered 200");
    assertThat(ruled.ask(client, url("wrong.test", origin))).contains("elsewhere.test");
  }

  private void checkTrust(String client, Conversation plain, Conversation ruled) {
    assertThat(plain.ask(client, url("private.test", ofStranger))).contains("PKIX path");
    assertThat(ruled.ask(client, url("private.test", ofStranger))).startsWith("answered 200");
    assertThat(ruled.ask(client, url("free.test", ofStranger))).contains("PKIX path");
  }

  private void checkSuites(String client, Conversation ruled) {
    origin.forget();
    assertThat(ruled.ask(client, url("suite.test", origin))).startsWith("answered 200");
    assertThat(origin.arrival().hello().cipherSuites()).contains(ECDHE_RSA_AES128_CBC_SHA);
    assertThat(origin.arrival().hello().cipherSuites()).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("homes")
  void addressAndProxy_areThoseOfTheRule(Path home) throws Exception {
    var ruled = lab.start(child(home).agent(rules().toString()));
    for (var client : clients(home)) {
      for (var host : List.of("gone.test", "far.test")) {
        origin.forget();
        assertThat(ruled.ask(client, url(host, origin))).as(client).startsWith("answered 200");
        assertThat(origin.arrival().hello().serverName()).isEqualTo("named.test");
      }
    }
    for (var client : RAW) {
      for (var host : List.of("gone.test", "far.test")) {
        plainText.forget();
        var target = "http://" + host + ":" + plainText.port() + "/";
        assertThat(ruled.ask(client, target)).as(client).startsWith("answered 200");
        assertThat(plainText.arrival().requests().get(0).authorities())
            .containsExactly("named.test");
      }
    }
    assertThat(proxy.requests()).hasSize(clients(home).size() + RAW.size());
    assertThat(proxy.requests()).allMatch(request -> request.target().startsWith("far.test:"));
  }

  @ParameterizedTest
  @MethodSource("homes")
  void attach_status_off(Path home) throws Exception {
    var child = lab.start(child(home));
    assertThat(child.ask("url", url("edge.test", origin))).startsWith("answered 200");
    var attached = redial(home, "attach", child.pid(), rules().toString());
    assertThat(attached.exitCode()).as(attached.error()).isZero();
    assertThat(nameSeen(child)).isEqualTo("named.test");
    var status = redial(home, "status", child.pid());
    assertThat(status.out()).contains("rule-1", "hits: HTTP ", ", TLS ", ", on");
    assertThat(redial(home, "off", child.pid()).out()).contains(", off");
    assertThat(nameSeen(child)).isEqualTo("edge.test");
    // a tool of this JVM's release talks to an older one just so
    var now = ChildJvm.runningAgentJar(folder).run("on", child.pid());
    assertThat(now.out()).as(now.error()).contains(", on");
    assertThat(nameSeen(child)).isEqualTo("named.test");
    assertThat(child.errorOutput()).doesNotContain("did not take");
  }

  /** Java 8 has what attaches in a jar of the JDK. */
  @ParameterizedTest
  @MethodSource("homes")
  void attach_byARuntimeAlone_saysWhatElseToDo(Path home) throws Exception {
    assumeTrue(Files.exists(home.resolve("jre")), "Java 8 alone has a runtime of its own");
    var runtime = folder.resolve("runtime");
    var copied =
        new ProcessBuilder("cp", "-rL", home.resolve("jre").toString(), runtime.toString());
    assertThat(copied.start().waitFor()).isZero();
    var attached = redial(runtime, "attach", "1", rules().toString());
    assertThat(attached.exitCode()).isEqualTo(1);
    assertThat(attached.error())
        .contains("it is a JRE")
        .contains("with the java of a JDK, or start the application with -javaagent:");
  }

  private String nameSeen(Conversation child) {
    origin.forget();
    assertThat(child.ask("url", url("edge.test", origin))).startsWith("answered 200");
    return origin.arrival().hello().serverName();
  }

  private Finished redial(Path home, String... arguments) throws Exception {
    return ChildJvm.runningAgentJar(folder).javaHome(home).run(arguments);
  }

  @ParameterizedTest
  @MethodSource("homes")
  void check_findsNothingMissing(Path home) throws Exception {
    var checked = redial(home, "check", rules().toString());
    assertThat(checked.exitCode()).as(checked.error()).isZero();
    assertThat(checked.out()).doesNotContain("lacks");
    var other = redial(home, "check", "--jdk", home.toString(), rules().toString());
    assertThat(other.error()).contains("bin/java -jar redial-agent.jar check RULES");
    var explained = redial(home, "explain", rules().toString(), "https://edge.test/");
    assertThat(explained.out()).contains("rule-1", "named.test");
  }
}
