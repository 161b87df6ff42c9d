package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.JavaNetHttp;
import dev.redial.testing.Certificates;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.Squid;
import dev.redial.testing.Tinyproxy;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxies that nobody here wrote; their logs prove the tunnels. */
@Tag("extended")
class RealProxyIT {
  private static final String HTTPS = JavaNetHttp.isThere() ? "http-2" : "url";
  private static final String HOST = "server.test";

  private final Path folder;

  RealProxyIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void squid_openAndWithPasswordAndByTls_makesTheTunnels() throws IOException {
    assumeTrue(Squid.missing().isEmpty(), Squid.missing());
    var authority = new Certificates();
    authority.writePem(folder.resolve("ca.pem"));
    try (var lab = new Lab(folder);
        var server = new LineServer();
        var squid = Squid.start(folder, HOST, authority.issue("127.0.0.1"))) {
      var origin = lab.origin(HOST);
      var line = "tcp://" + HOST + ":" + server.port();
      var page = "https://" + HOST + ":" + origin.port() + "/";
      var proxies =
          """
          open: {url: "http://127.0.0.1:OPEN", headers: {User-Agent: redial-test}}
          known: {url: "http://127.0.0.1:KNOWN", username: me, password: secret}
          wrong: {url: "http://127.0.0.1:KNOWN", username: me, password: other}
          secure: {url: "https://127.0.0.1:SECURE", trust: ca.pem}
          """
              .replace("OPEN", String.valueOf(squid.open()))
              .replace("KNOWN", String.valueOf(squid.known()))
              .replace("SECURE", String.valueOf(squid.secure()));

      for (var proxy : new String[] {"open", "known", "secure"}) {
        var child = lab.start(lab.child().agent(rules(lab, proxies, proxy)));
        assertThat(child.ask("line", line)).startsWith("answered 220 ready, hello, ");
        assertThat(child.ask("line-transfer", line)).startsWith("answered 220 ready, same, ");
        assertThat(child.ask("url", page)).as(proxy).isEqualTo("answered 200 GET");
        assertThat(child.ask("line", "tcp://" + HOST + ":1"))
            .contains("CONNECT " + HOST + ":1 by proxy '" + proxy + "' (http")
            .contains(" failed: the proxy answered 503 Service Unavailable");
        assertThat(child.ask("line", line.replace(HOST, "forbidden.test")))
            .contains(" failed: the proxy answered 403 Forbidden");
        child.close();
      }
      var wrong = lab.start(lab.child().agent(rules(lab, proxies, "wrong")));
      assertThat(wrong.ask("line", line))
          .startsWith("failed java.net.ConnectException: redial: rule 'all': CONNECT " + HOST)
          .contains("407 Proxy Authentication Required and asks for Basic;");
      wrong.close();

      var target = "CONNECT " + HOST + ":";
      assertThat(squid.stopAndReadAccessLog())
          .contains(target + server.port() + " 200 - redial-test")
          .contains(target + origin.port() + " 200 - redial-test")
          .contains(target + server.port() + " 200 me -")
          .contains(target + origin.port() + " 200 me -")
          .contains(target + server.port() + " 200 - -")
          .contains(target + server.port() + " 407 me -");
      assertThat(origin.arrivals())
          .allSatisfy(arrival -> assertThat(arrival.hello().serverName()).isEqualTo(HOST));
    }
  }

  /** Its nonces are good for three connections. */
  @Test
  void squid_withDigest_makesTheTunnels_andHearsNoPassword() throws IOException {
    assumeTrue(Squid.missing().isEmpty(), Squid.missing());
    try (var lab = new Lab(folder);
        var server = new LineServer();
        var squid = Squid.startWithDigest(folder, HOST, new Certificates().issue("127.0.0.1"))) {
      var origin = lab.origin(HOST);
      var proxies =
          """
          known: {url: "http://127.0.0.1:KNOWN", username: me, password: secret}
          digest: {url: "http://127.0.0.1:KNOWN", username: me, password: secret, auth: digest}
          basic: {url: "http://127.0.0.1:KNOWN", username: me, password: secret, auth: basic}
          wrong: {url: "http://127.0.0.1:KNOWN", username: me, password: other}
          """
              .replace("KNOWN", String.valueOf(squid.known()));
      for (var proxy : new String[] {"known", "digest", "basic"}) {
        var child = lab.start(lab.child().agent(rules(lab, proxies, proxy)));
        for (int i = 0; i < 5; i++) {
          assertThat(child.ask("line", "tcp://" + HOST + ":" + server.port()))
              .as(proxy)
              .startsWith("answered 220 ready, hello, ");
          assertThat(child.ask(HTTPS, "https://" + HOST + ":" + origin.port() + "/"))
              .as(proxy)
              .isEqualTo("answered 200 GET");
        }
        child.close();
      }
      var wrong = lab.start(lab.child().agent(rules(lab, proxies, "wrong")));
      assertThat(wrong.ask("line", "tcp://" + HOST + ":" + server.port()))
          .contains(" 407 Proxy Authentication Required and asks for Digest")
          .contains("it does not accept the 'username' and 'password'");
      wrong.close();
      assertThat(squid.stopAndReadAccessLog())
          .contains("CONNECT " + HOST + ":" + server.port() + " 200 me -")
          .contains("CONNECT " + HOST + ":" + server.port() + " 407 me -");
    }
  }

  /** Its own helper believes everybody, and shows the first letters of what UTF-16 has. */
  @Test
  void squid_withNtlm_makesTheTunnels() throws IOException {
    assumeTrue(Squid.missing().isEmpty(), Squid.missing());
    try (var lab = new Lab(folder);
        var server = new LineServer();
        var squid = Squid.startWithNtlm(folder, HOST, new Certificates().issue("127.0.0.1"))) {
      var origin = lab.origin(HOST);
      var proxies =
          """
          ntlm: {url: "http://127.0.0.1:KNOWN", username: CORP\\me, password: secret, auth: ntlm}
          """
              .replace("KNOWN", String.valueOf(squid.known()));
      var child = lab.start(lab.child().agent(rules(lab, proxies, "ntlm")));
      for (int i = 0; i < 2; i++) {
        assertThat(child.ask("line", "tcp://" + HOST + ":" + server.port()))
            .startsWith("answered 220 ready, hello, ");
        assertThat(child.ask(HTTPS, "https://" + HOST + ":" + origin.port() + "/"))
            .isEqualTo("answered 200 GET");
      }
      child.close();
      assertThat(squid.stopAndReadAccessLog())
          .contains("CONNECT " + HOST + ":" + server.port() + " 200 C\\\\m -");
    }
  }

  /** With an address for CONNECT, since tinyproxy asks the machine for names. */
  @Test
  void tinyproxy_withPassword_makesTheTunnels() throws IOException {
    assumeTrue(Tinyproxy.missing().isEmpty(), Tinyproxy.missing());
    try (var lab = new Lab(folder);
        var server = new LineServer();
        var tinyproxy = Tinyproxy.start(folder)) {
      var proxies =
          """
          known: {url: "http://127.0.0.1:PORT", username: me, password: secret}
          wrong: {url: "http://127.0.0.1:PORT", username: me, password: other}
          """
              .replace("PORT", String.valueOf(tinyproxy.port()));
      var line = "tcp://" + HOST + ":" + server.port();
      var address = "known, connect-to: 127.0.0.1";
      var child = lab.start(lab.child().agent(rules(lab, proxies, address)));
      assertThat(child.ask("line", line)).startsWith("answered 220 ready, hello, ");
      assertThat(child.ask("line-transfer", line)).startsWith("answered 220 ready, same, ");
      var wrong = lab.start(lab.child().agent(rules(lab, proxies, "wrong")));
      assertThat(wrong.ask("line", line)).contains("the proxy answered 40");
      assertThat(tinyproxy.stopAndReadLog())
          .contains("CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1")
          .contains("Established connection to host \"127.0.0.1\"");
    }
  }

  private static String rules(Lab lab, String proxies, String proxy) {
    var text =
        "version: 1\nproxies:\n"
            + proxies.indent(2)
            + "rules:\n  - {name: all, match: {host: '*.test'}, proxy: "
            + proxy
            + "}\n";
    return lab.file("rules-" + proxy.replace(", connect-to: ", "-"), text).toString();
  }
}
