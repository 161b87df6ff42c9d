package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.Clients;
import dev.redial.testing.Certificates;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.HostsPipe;
import dev.redial.testing.Lab;
import dev.redial.testing.Squid;
import dev.redial.testing.Tinyproxy;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each client goes through proxies that nobody here wrote, whose logs prove the tunnels, and looks
 * no name up for that.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
class RealProxiesIT {
  private static final String HOSTS = "host.open.test host.known.test host.secure.test";

  /** With an address for tinyproxy, since that asks the machine for names. */
  private static final String RULES =
      """
      version: 1
      proxies:
        open: {url: "http://127.0.0.1:OPEN"}
        known: {url: "http://127.0.0.1:KNOWN", username: me, password: secret}
        wrong: {url: "http://127.0.0.1:KNOWN", username: me, password: other}
        secure: {url: "https://127.0.0.1:SECURE", trust: ca.pem}
        tiny: {url: "http://127.0.0.1:TINY", username: me, password: secret}
      rules:
        - {name: open, match: {host: "*.open.test"}, proxy: open}
        - {name: known, match: {host: "*.known.test"}, proxy: known}
        - {name: wrong, match: {host: "*.wrong.test"}, proxy: wrong}
        - {name: secure, match: {host: "*.secure.test"}, proxy: secure}
        - {name: tiny, match: {host: "*.tiny.test"}, proxy: tiny, connect-to: 127.0.0.1}
      """;

  private Path folder;
  private Lab lab;
  private Squid squid;
  private Tinyproxy tinyproxy;
  private HostsPipe names;
  private String rules;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    assumeTrue(Squid.missing().isEmpty(), Squid.missing());
    assumeTrue(Tinyproxy.missing().isEmpty(), Tinyproxy.missing());
    this.folder = folder;
    lab = new Lab(folder);
    names = new HostsPipe(folder, "free.test");
    var authority = new Certificates();
    authority.writePem(folder.resolve("ca.pem"));
    squid = Squid.start(folder, HOSTS, authority.issue("127.0.0.1"));
    tinyproxy = Tinyproxy.start(folder);
    var text =
        RULES
            .replace("OPEN", String.valueOf(squid.open()))
            .replace("KNOWN", String.valueOf(squid.known()))
            .replace("SECURE", String.valueOf(squid.secure()))
            .replace("TINY", String.valueOf(tinyproxy.port()));
    rules = lab.file("routes.yaml", text).toString();
  }

  @AfterAll
  void stop() throws IOException {
    if (lab != null) {
      lab.close();
      names.close();
    }
    if (squid != null) {
      squid.close();
    }
    if (tinyproxy != null) {
      tinyproxy.close();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.redial.matrix.Release#families")
  void client_throughSquidAndTinyproxy_isInTheirLogs(Release release) throws IOException {
    int lookUps = names.lookUps();
    var tunnels = new ArrayList<String>();
    var child = start(release);
    for (var way : release.ways()) {
      tunnels.add(tunnel("host.known.test", answered(child, way, "host.known.test"), "me"));
      tunnels.add(tunnel("host.secure.test", answered(child, way, "host.secure.test"), "-"));
    }
    var way = release.ways().get(0);
    tunnels.add(tunnel("host.open.test", answered(child, way, "host.open.test"), "-"));
    int tiny = answered(child, way, "host.tiny.test");
    assertThat(child.ask(way, "https://host.wrong.test:443/"))
        .startsWith("failed ")
        .contains("redial: rule 'wrong': CONNECT host.wrong.test:443 by proxy 'wrong'")
        .contains("407 Proxy Authentication Required and asks for Basic;");
    assertThat(names.lookUps()).isEqualTo(lookUps);
    if (!release.asksDns()) {
      answered(child, way, "free.test");
      assertThat(names.lookUps()).isGreaterThan(lookUps);
    }
    // squid writes a tunnel down when it ends.
    child.close();
    Waiting.until("squid has logged " + tunnels, () -> squid.accessLog().containsAll(tunnels));
    assertThat(tinyproxy.log()).contains("CONNECT 127.0.0.1:" + tiny + " HTTP/1.1");
  }

  private static String tunnel(String host, int port, String user) {
    return "CONNECT " + host + ":" + port + " 200 " + user + " -";
  }

  /** Has a server of its own answer; returns its port. */
  private int answered(Conversation child, String way, String host) throws IOException {
    try (var origin = lab.origin(host)) {
      assertThat(child.ask(way, "https://" + host + ":" + origin.port() + "/"))
          .as(way + " to " + host)
          .matches("answered (200 (GET|POST)|101 hello)");
      assertThat(origin.arrival().hello().serverName()).isEqualTo(host);
      return origin.port();
    }
  }

  private Conversation start(Release release) throws IOException {
    if (release.isOfJdk()) {
      return lab.start(prepared(lab.child(Clients.class)));
    }
    var child = prepared(lab.child(MatrixClients.class)).property("own.names", true);
    Compilation.of(release, Files.createDirectory(folder.resolve("classes-" + release)))
        .forEach(child::classPath);
    return lab.start(child, release.mainClass());
  }

  private ChildJvm prepared(ChildJvm child) {
    return child.property("jdk.net.hosts.file", names.path()).agent(rules);
  }
}
