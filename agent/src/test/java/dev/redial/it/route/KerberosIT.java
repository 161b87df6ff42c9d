package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.Channels;
import dev.redial.testing.AskingProxy;
import dev.redial.testing.Certificates;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Kdc;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.Squid;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real KDC and squid, which takes its tickets. */
class KerberosIT {
  private static final String HOST = "server.test";

  private static final String RULES =
      """
      version: 1
      proxies:
        cache: {url: "http://localhost:KNOWN", auth: negotiate}
        keytab: {url: "http://localhost:KNOWN", auth: negotiate, keytab: KEYTAB, principal: me}
        stranger: {url: "http://localhost:KNOWN", auth: negotiate, keytab: KEYTAB, principal: you}
        both: {url: "http://localhost:KNOWN", username: me, password: secret, auth: [negotiate, basic]}
        basic: {url: "http://localhost:KNOWN", username: me, password: secret}
        secure: {url: "https://localhost:SECURE", auth: negotiate, trust: ca.pem}
        strange: {url: "https://localhost:SECURE", auth: negotiate}
      rules:
        - {name: cache, match: {host: cache.test}, proxy: cache, connect-to: server.test}
        - {name: keytab, match: {host: keytab.test}, proxy: keytab, connect-to: server.test}
        - {name: stranger, match: {host: stranger.test}, proxy: stranger, connect-to: server.test}
        - {name: both, match: {host: both.test}, proxy: both, connect-to: server.test}
        - {name: basic, match: {host: basic.test}, proxy: basic, connect-to: server.test}
        - {name: secure, match: {host: secure.test}, proxy: secure, connect-to: server.test}
        - {name: strange, match: {host: strange.test}, proxy: strange, connect-to: server.test}
        # The agent's own way to the KDC is led by no rule.
        - {name: kdc, match: {host: 127.0.0.1}, connect-to: "127.0.0.1:1"}
      """;

  /** The JVM asks three times, and waits longer each time than this test. */
  private static final String HANGING =
      """
      [libdefaults]
        default_realm = REDIAL.TEST
        dns_lookup_kdc = false
        udp_preference_limit = 1
        kdc_timeout = 190s
      [realms]
        REDIAL.TEST = {
          kdc = 127.0.0.1:PORT
        }
      """;

  @TempDir private Path folder;

  @Test
  void tickets_ofTheCacheAndOfAKeytab_openTheTunnels_byEveryWayToConnect() throws Exception {
    assumeTrue(Squid.missing().isEmpty(), Squid.missing());
    assumeTrue(Kdc.missing().isEmpty(), Kdc.missing());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    var authority = new Certificates();
    authority.writePem(folder.resolve("ca.pem"));
    try (var lab = new Lab(folder);
        var server = new LineServer();
        var kdc = Kdc.start(folder);
        var squid =
            Squid.startWithNegotiate(
                folder, HOST, authority.issue("127.0.0.1", "localhost"), readable(kdc))) {
      var rules =
          lab.file(
              "rules.yaml",
              RULES
                  .replace("KNOWN", String.valueOf(squid.known()))
                  .replace("SECURE", String.valueOf(squid.secureKnown()))
                  .replace("KEYTAB", kdc.keytab().toString()));
      var options = "rules=" + rules + ",log=debug";
      var sockets = lab.start(client(lab.child(), kdc, kdc.tickets()).agent(options));
      for (int i = 0; i < 2; i++) {
        for (var rule : new String[] {"cache", "keytab", "both", "secure"}) {
          assertThat(sockets.ask("line", "tcp://" + rule + ".test:" + server.port()))
              .as(rule)
              .startsWith("answered 220 ready, hello, ");
        }
      }
      assertThat(sockets.ask("line", "tcp://stranger.test:" + server.port()))
          .contains("407 Proxy Authentication Required and asks for Negotiate, Basic")
          .contains("; the KDC does not accept the key in 'keytab' for 'principal' (");
      assertThat(sockets.ask("line", "tcp://strange.test:" + server.port()))
          .contains("redial: rule 'strange': CONNECT ", "no TLS to the proxy");
      assertThat(sockets.errorOutput()).doesNotContain("Negotiate YII", "rule 'kdc' changes");
      sockets.close();

      var probe = lab.start(client(lab.child(Channels.class), kdc, kdc.tickets()).agent(options));
      for (var way : Channels.ALL) {
        for (var rule : new String[] {"cache", "secure"}) {
          assertThat(probe.ask(way, "tcp://" + rule + ".test:" + server.port()))
              .as(way + " by " + rule)
              .startsWith("220 ready hello from ");
        }
      }
      probe.close();

      var nobody = lab.start(client(lab.child(), kdc, folder.resolve("none")).agent(options));
      assertThat(nobody.ask("line", "tcp://cache.test:" + server.port()))
          .contains("redial: rule 'cache': CONNECT " + HOST)
          .contains("; there is no Kerberos ticket of this user: run kinit, or give 'keytab' and")
          .doesNotContain("secret");
      assertThat(nobody.ask("line", "tcp://both.test:" + server.port()))
          .startsWith("answered 220 ready, hello, ");
      assertThat(nobody.ask("line", "tcp://basic.test:" + server.port()))
          .startsWith("answered 220 ready, hello, ");
      nobody.close();
      assertThat(squid.stopAndReadAccessLog())
          .contains("CONNECT " + HOST + ":" + server.port() + " 200 me@REDIAL.TEST -")
          .contains("CONNECT " + HOST + ":" + server.port() + " 200 me -");
    }
  }

  /** A KDC that takes the connection and never answers. */
  @Test
  void kdc_thatHangs_delaysNothingElse() throws Exception {
    assumeTrue(Kdc.missing().isEmpty(), Kdc.missing());
    try (var lab = new Lab(folder, "here.test");
        var server = new LineServer();
        var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var proxy = new AskingProxy(null, List.of("Negotiate"), true, 1);
        var kdc = Kdc.start(folder)) {
      var hanging = lab.file("hanging.conf", HANGING.replace("PORT", "" + silent.getLocalPort()));
      var rules =
          lab.file(
              "hanging.yaml",
              """
              version: 1
              proxies:
                far: {url: "http://localhost:KNOWN", auth: negotiate, keytab: KEYTAB, principal: me}
              rules:
                - {name: far, match: {host: far.test}, proxy: far, connect-to: server.test}
                - {name: named, match: {host: named.test}, connect-to: here.test}
              """
                  .replace("KNOWN", String.valueOf(proxy.port()))
                  .replace("KEYTAB", kdc.keytab().toString()));
      var channels = lab.start(hanging(lab.child(Channels.class), hanging).agent(rules.toString()));
      for (int i = 0; i < 6; i++) {
        for (var way : new String[] {"selector", "async-future", "adaptor"}) {
          assertThat(channels.ask(way, "tcp://far.test:1", "limit:100")).contains("Timeout");
        }
      }
      for (var way : Channels.ALL) {
        assertThat(channels.ask(way, "tcp://named.test:" + server.port()))
            .as(way)
            .startsWith("220 ready hello from ");
      }
      assertThat(ChildJvm.runningAgentJar(folder).run("status", channels.pid()).out())
          .contains("rule 'far'");

      var sockets = lab.start(hanging(lab.child(), hanging).agent(rules.toString()));
      assertThat(sockets.ask("line", "tcp://far.test:1", "Connect-Timeout:200"))
          .contains("SocketTimeoutException", "rule 'far'", "the KDC did not answer in time");
      assertThat(proxy.connections()).isZero();
    }
  }

  private static ChildJvm hanging(ChildJvm child, Path configuration) {
    return child.property("java.security.krb5.conf", configuration);
  }

  private static ChildJvm client(ChildJvm child, Kdc kdc, Path tickets) {
    return child
        .property("java.security.krb5.conf", kdc.configuration())
        .environment("KRB5CCNAME", tickets.toString());
  }

  /** Started by root, squid goes on as a user of its own. */
  private static Kdc readable(Kdc kdc) throws IOException {
    for (var path = kdc.keytabOfProxy(); path.getNameCount() > 2; path = path.getParent()) {
      if (Files.isDirectory(path)) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
      } else {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
      }
    }
    return kdc;
  }
}
