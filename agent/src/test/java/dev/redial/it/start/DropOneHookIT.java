package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Hello;
import dev.redial.clients.JavaNetHttp;
import dev.redial.clients.Probes;
import dev.redial.testing.AgentCopy;
import dev.redial.testing.AskingServer;
import dev.redial.testing.AskingServer.Manner;
import dev.redial.testing.Certificates;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ClosedPort;
import dev.redial.testing.Conversation;
import dev.redial.testing.DroppingAgent;
import dev.redial.testing.Identity;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.Origin;
import dev.redial.testing.ScriptedProxy;
import dev.redial.weave.DropInsertion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every hook of a JDK type, missing by itself. Each connection is carried out in full or refused
 * with the capability named; never unruled, never half. Without the bridge, or the start of
 * handshakes, no rule is in force, and the log says so.
 */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class DropOneHookIT {
  private static final int SECP384R1 = 0x18;
  private static final int RSA_SUITE = 0x2f;
  private static final String START = "sun.security.ssl.TransportContext#0";

  private final List<Probe> probes = new ArrayList<>();
  private final Map<String, String> table = new TreeMap<>();
  private Path folder;
  private Lab lab;
  private Origin secure;
  private Origin plain;
  private LineServer server;
  private ClosedPort closed;
  private ScriptedProxy proxy;
  private AskingServer asking;
  private Path agent;
  private Path rules;

  /** A connection, and how to see that it went out in full. */
  private record Probe(String client, String target, BooleanSupplier full) {
    @Override
    public String toString() {
      return client + " to " + target;
    }
  }

  @BeforeAll
  void prepare(@TempDir Path folder) throws IOException {
    this.folder = folder;
    var others = new Certificates();
    lab =
        new Lab(
            folder,
            "tls.test",
            "names.test",
            "under.test",
            "trust.test",
            "offer.test",
            "plain.test",
            "to.test",
            "tunnel.test",
            "head.test",
            "raw.test",
            "Upper.test",
            "upper.test",
            "client.test",
            "group.test",
            "via.test");
    var identities = new TreeMap<String, Identity>();
    for (var name :
        List.of(
            "tls.test",
            "edge.test",
            "front.test",
            "a_b.test",
            "offer.test",
            "group.test",
            "head.test",
            "raw.test")) {
      identities.put(name, lab.issue(name));
    }
    identities.put("null", lab.issue("a_b.test"));
    identities.put("trust.test", others.issue("trust.test"));
    secure = lab.origin(hello -> identities.get(String.valueOf(hello.serverName())));
    plain = lab.plainOrigin();
    server = new LineServer();
    closed = new ClosedPort();
    proxy = new ScriptedProxy(lab.issue("127.0.0.1"), null);
    lab.issue("client").writeStore(folder.resolve("client.p12"));
    asking = new AskingServer(lab.issue("client.test"), Manner.DEMANDS, "TLSv1.2");
    var pem = others.writePem(folder.resolve("others.pem"));
    var to = "\"127.0.0.1:" + server.port() + "\"";
    rules =
        lab.rules(
            "match: {host: tls.test}, virtual-host: edge.test",
            "match: {host: names.test}, sni: front.test, verify-name: real.test",
            "match: {host: under.test}, sni: none, verify-name: a_b.test",
            "match: {host: trust.test}, trust: " + pem,
            "match: {host: offer.test}, ciphers: {add: [TLS_RSA_WITH_AES_128_CBC_SHA]}",
            "match: {host: plain.test}, plaintext: true, accept-risk: plaintext",
            "match: {host: to.test}, connect-to: " + to,
            "match: {host: via.test}, connect-to: \"127.0.0.1:" + plain.port() + "\"",
            "match: {host: tunnel.test}, proxy: \"https://127.0.0.1:" + proxy.port() + "\"",
            "match: {host: head.test}, host-header: moved.test",
            "match: {host: raw.test}, host-header: moved.test, raw-http: true",
            "match: {host: client.test}, client-certificate: {store: client.p12, password: "
                + Identity.PASSWORD
                + "}",
            "match: {host: group.test}, groups: {only: [secp384r1]}",
            "match: {host: upper.test}, lowercase: true");
    agent = DroppingAgent.write(folder.resolve("drop.jar"));
    plan();
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
    server.close();
    closed.close();
    proxy.close();
    asking.close();
    var lines = new ArrayList<String>();
    table.forEach((insertion, outcome) -> lines.add(insertion + ": " + outcome));
    Files.write(Path.of("target/drop-one-hook.txt"), lines);
  }

  private void plan() {
    for (var client : List.of("socket-explicit", "engine-wrap")) {
      probe(client, "https://tls.test:" + secure.port() + "/", () -> offered("edge.test"));
    }
    for (var client : JavaNetHttp.among("url", "url-verifier-lambda", "http-1", "http-2")) {
      probe(client, "https://tls.test:" + secure.port() + "/", () -> bore(secure, "edge.test"));
      probe(client, "https://plain.test:" + plain.port() + "/", () -> !plain.arrivals().isEmpty());
    }
    for (var client : JavaNetHttp.among("socket-explicit", "http-1")) {
      probe(client, "https://names.test:" + secure.port() + "/", () -> false);
      probe(client, "https://under.test:" + secure.port() + "/", () -> offered(null));
      probe(client, "https://trust.test:" + secure.port() + "/", () -> offered("trust.test"));
      probe(client, "https://offer.test:" + secure.port() + "/", this::offeredTheSuite);
      probe(client, "https://group.test:" + secure.port() + "/", this::offeredTheGroup);
      probe(client, "https://client.test:" + asking.port() + "/", () -> true);
    }
    for (var client : List.of("socket-explicit", "engine-wrap")) {
      probe(client, "https://plain.test:" + plain.port() + "/", () -> !plain.arrivals().isEmpty());
    }
    for (var client :
        List.of(
            "line",
            "channel-blocking",
            "channel-adaptor",
            "channel-adaptor-unresolved",
            "channel-selector",
            "channel-polling",
            "channel-async-handler",
            "channel-async-future")) {
      probe(client, "tcp://to.test:" + closed.number(), () -> true);
    }
    for (var client : JavaNetHttp.among("proxied-url", "proxied-http")) {
      probe(client, "http://via.test:" + closed.number() + "/", () -> !plain.arrivals().isEmpty());
    }
    for (var client : List.of("proxied-socket", "socks-socket")) {
      probe(client, "http://via.test:" + closed.number() + "/", () -> true);
    }
    probe("line", "tcp://tunnel.test:" + server.port(), () -> !proxy.requests().isEmpty());
    probe(
        "line-half-close", "tcp://tunnel.test:" + server.port(), () -> !proxy.requests().isEmpty());
    for (var client : JavaNetHttp.among("url", "http-1", "http-2")) {
      probe(client, "http://head.test:" + plain.port() + "/", () -> bore(plain, "moved.test"));
      probe(client, "https://head.test:" + secure.port() + "/", () -> bore(secure, "moved.test"));
    }
    probe("raw", "http://raw.test:" + plain.port() + "/", () -> bore(plain, "moved.test"));
    probe("raw-channel", "http://raw.test:" + plain.port() + "/", () -> bore(plain, "moved.test"));
    probe("raw", "https://raw.test:" + secure.port() + "/", () -> bore(secure, "moved.test"));
    for (var client : JavaNetHttp.among("url", "http-1")) {
      var lower = "upper.test:" + plain.port();
      probe(client, "http://Upper.test:" + plain.port() + "/", () -> bore(plain, lower));
    }
  }

  private void probe(String client, String target, BooleanSupplier full) {
    probes.add(new Probe(client, target, full));
  }

  private boolean offered(@Nullable String name) {
    return Objects.equals(name, secure.arrivals().get(0).hello().serverName());
  }

  private boolean offeredTheGroup() {
    return secure.arrivals().get(0).hello().groups().equals(List.of(SECP384R1));
  }

  private boolean offeredTheSuite() {
    return secure.arrivals().get(0).hello().cipherSuites().contains(RSA_SUITE);
  }

  private static boolean bore(Origin origin, String authority) {
    var requests = origin.arrivals().get(0).requests();
    return requests.get(0).authorities().equals(List.of(authority));
  }

  private Conversation start(Path jar, String dropped) throws IOException {
    return lab.start(
        lab.child(Probes.class)
            .property(DropInsertion.PROPERTY, dropped)
            .option("-javaagent:" + jar + "=rules=" + rules + ",fingerprints=true"));
  }

  /** As the copy itself lists them. */
  private List<String> insertions() throws Exception {
    var all = new ArrayList<String>();
    all.add("none");
    var list =
        ChildJvm.runningJar(folder, agent, "-D" + DropInsertion.PROPERTY + "=list")
            .run("check", rules.toString());
    list.out()
        .lines()
        .filter(line -> line.startsWith("insertion "))
        .map(line -> line.substring(line.indexOf(' ') + 1, line.indexOf(' ', line.indexOf('#'))))
        .filter(insertion -> !insertion.equals(START))
        .forEach(all::add);
    assertThat(all).as(list.error()).hasSizeGreaterThan(67);
    return all;
  }

  @ParameterizedTest
  @MethodSource("insertions")
  void insertion_missing_isMadeUpForOrRefusesByName(String dropped) throws Exception {
    assertThat(drop(dropped)).isEmpty();
  }

  /** Answers what went out in part, or without a word. */
  private List<String> drop(String dropped) throws IOException {
    var wrong = new ArrayList<String>();
    int full = 0;
    var refused = new ArrayList<String>();
    try (var child = start(agent, dropped)) {
      for (var probe : probes) {
        lab.forget();
        proxy.forget();
        var answer = child.ask(probe.client(), probe.target());
        if (answer.contains("this JVM lacks ")) {
          refused.add(probe.client() + " " + probe.target().replaceAll("[:/]+[0-9/]*$", ""));
          if (anyRequest()) {
            wrong.add(dropped + ": " + probe + " was refused after a request: " + answer);
          }
        } else if (isFull(probe, answer)) {
          full++;
        } else {
          wrong.add(dropped + ": " + probe + ": " + answer);
        }
      }
      if (!dropped.equals("none") && !refused.isEmpty()) {
        assertThat(child.errorOutput()).contains("did not take");
      }
    }
    table.put(dropped, full + " in full, refused: " + refused);
    return wrong;
  }

  private boolean anyRequest() {
    return secure.arrivals().stream().anyMatch(arrival -> !arrival.requests().isEmpty())
        || plain.arrivals().stream().anyMatch(arrival -> !arrival.requests().isEmpty());
  }

  /** A certificate for another name than that of the rule must never do. */
  private static boolean isFull(Probe probe, String answer) {
    return probe.target().contains("names.test")
        ? !answer.startsWith("answered")
        : answer.startsWith("answered") && probe.full().getAsBoolean();
  }

  @Test
  void noBridge_orNoStartOfHandshakes_noRuleIsInForce_andThatIsSaid() throws Exception {
    var broken =
        AgentCopy.write(
            folder.resolve("broken.jar"),
            classFiles -> classFiles.remove("java/lang/RedialBridge"));
    checkNotInForce(broken, "none");
    checkNotInForce(agent, START);
  }

  private void checkNotInForce(Path jar, String dropped) throws Exception {
    try (var child = start(jar, dropped)) {
      for (var client : JavaNetHttp.among("socket-explicit", "url", "http-2")) {
        lab.forget();
        assertThat(child.ask(client, "https://tls.test:" + secure.port() + "/"))
            .startsWith("answered");
        assertThat(offered("tls.test")).isTrue();
        assertThat(bore(secure, "tls.test:" + secure.port())).isTrue();
      }
      assertThat(child.ask("channel-blocking", "tcp://to.test:" + closed.number()))
          .contains("Connection refused");
      assertThat(child.errorOutput()).containsOnlyOnce("the rules are NOT in force: ");
    }
    var strict =
        lab.child(Hello.class)
            .property(DropInsertion.PROPERTY, dropped)
            .option("-javaagent:" + jar + "=rules=" + rules + ",strict=true")
            .run("world", "2");
    assertThat(strict.exitCode()).isEqualTo(1);
    assertThat(strict.out()).isEmpty();
    assertThat(strict.error()).contains("NOT in force", "strict=true");
  }

  @Test
  void agentThatCannotBegin_strict_endsTheJvm() throws Exception {
    var broken =
        AgentCopy.write(
            folder.resolve("nothing.jar"), classFiles -> classFiles.remove("dev/redial/Startup"));
    var strict =
        lab.child(Hello.class)
            .option("-javaagent:" + broken + "=rules=" + rules + ",strict=true")
            .run("world", "2");
    assertThat(strict.exitCode()).isEqualTo(1);
    assertThat(strict.error()).contains("not active; strict=true");
    var lenient =
        lab.child(Hello.class).option("-javaagent:" + broken + "=" + rules).run("world", "2");
    assertThat(lenient.exitCode()).isZero();
    assertThat(lenient.error()).contains("not active, the application runs unchanged");
  }
}
