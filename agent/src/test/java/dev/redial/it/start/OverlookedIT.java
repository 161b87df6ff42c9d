package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.EngineFirst;
import dev.redial.clients.OtherAgent;
import dev.redial.clients.Probes;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ClosedPort;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Types that the JVM loads while the agent's own transformer works, and for which it asks no agent.
 * Each is woven anyway before an application can use it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class OverlookedIT {
  private Lab lab;
  private Origin secure;
  private Origin plain;
  private LineServer server;
  private ClosedPort closed;
  private Path rules;
  private Path folder;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    this.folder = folder;
    lab = new Lab(folder, "raw.test", "to.test", "head.test", "tls.test");
    secure = lab.origin("raw.test", "edge.test", "head.test");
    plain = lab.plainOrigin();
    server = new LineServer();
    closed = new ClosedPort();
    var to = "connect-to: \"127.0.0.1:" + server.port() + "\"";
    rules =
        lab.rules(
            "match: {host: to.test}, " + to,
            "match: {host: unknown.test}, sni: edge.test, " + to,
            "match: {host: raw.test}, host-header: moved.test, raw-http: true",
            "match: {host: head.test}, host-header: moved.test",
            "match: {host: tls.test}, virtual-host: edge.test");
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
    server.close();
    closed.close();
  }

  @Test
  void engineFirst_nameThatNeedNotResolve_isLedAndNotLookedUp() throws Exception {
    var to = closed.number();
    var ended = engineFirst().run("line", "unknown.test:" + to, "line", "to.test:" + to);
    assertThat(ended.out()).as(ended.error()).isEqualToIgnoringNewLines("220 ready220 ready");
  }

  @Test
  void engineFirst_headOnTlsSocket_isRuled() throws Exception {
    lab.forget();
    var ended = engineFirst().run("head", "raw.test:" + secure.port());
    assertThat(ended.out()).as(ended.error()).startsWith("HTTP/1.1 200");
    assertThat(authority(secure)).isEqualTo("moved.test");
  }

  private ChildJvm engineFirst() throws IOException {
    return lab.child(EngineFirst.class).agent(rules.toString());
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "line",
        "channel-blocking",
        "channel-adaptor",
        "channel-selector",
        "channel-async-handler",
        "channel-async-future"
      })
  void everyClassVerified_connection_isLed(String client) throws Exception {
    assertThat(ask(verifying(), client, "tcp://to.test:" + closed.number())).startsWith("answered");
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"url", "http-1", "http-2"})
  void everyClassVerified_request_isRuled(String client) throws Exception {
    var answer = ask(verifying(), client, "http://head.test:" + plain.port() + "/");
    assertThat(answer).startsWith("answered");
    assertThat(authority(plain)).isEqualTo("moved.test");
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"socket-explicit", "engine-wrap", "url", "http-2"})
  void everyClassVerified_tls_isRuled(String client) throws Exception {
    var answer = ask(verifying(), client, "https://tls.test:" + secure.port() + "/");
    assertThat(answer).startsWith("answered");
    assertThat(secure.arrivals().get(0).hello().serverName()).isEqualTo("edge.test");
  }

  private ChildJvm verifying() throws IOException {
    return lab.child(Probes.class).option("-Xverify:all").agent(rules.toString());
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"java/net/SocketImpl", "java/net/Socket", "java/net/InetAddress"})
  void otherAgent_changesTypeOfSockets_connectionIsLed(String type) throws Exception {
    var other = otherAgent(folder.resolve("other.jar"));
    for (boolean first : new boolean[] {true, false}) {
      var child = lab.child();
      if (first) {
        child.option("-javaagent:" + other + "=" + type);
      }
      child.agent(rules.toString());
      if (!first) {
        child.option("-javaagent:" + other + "=" + type);
      }
      var target = "tcp://to.test:" + closed.number();
      assertThat(ask(child, "line", target)).startsWith("answered");
      assertThat(ask(child, "line-unresolved", target)).startsWith("answered");
    }
  }

  private static Path otherAgent(Path jar) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", OtherAgent.class.getName());
    var name = OtherAgent.class.getName().replace('.', '/') + ".class";
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var in = OtherAgent.class.getResourceAsStream("OtherAgent.class")) {
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
    }
    return jar;
  }

  /** Asks a JVM of its own: what is first in it is what counts. */
  private String ask(ChildJvm jvm, String client, String target) throws IOException {
    lab.forget();
    try (var child = jvm.start()) {
      return child.ask(client, target);
    }
  }

  private static String authority(Origin origin) {
    return origin.arrivals().get(0).requests().get(0).authorities().get(0);
  }
}
