package dev.redial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.Channels;
import dev.redial.testing.Certificates;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Kdc;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.Squid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
      rules:
        - {name: cache, match: {host: cache.test}, proxy: cache, connect-to: server.test}
        - {name: keytab, match: {host: keytab.test}, proxy: keytab, connect-to: server.test}
        - {name: stranger, match: {host: stranger.test}, proxy: stranger, connect-to: server.test}
        - {name: both, match: {host: both.test}, proxy: both, connect-to: server.test}
        - {name: basic, match: {host: basic.test}, proxy: basic, connect-to: server.test}
        # The agent's own way to the KDC is led by no rule.
        - {name: kdc, match: {host: 127.0.0.1}, connect-to: "127.0.0.1:1"}
      """;

  @TempDir private Path folder;

  @Test
  void tickets_ofTheCacheAndOfAKeytab_openTheTunnels_byEveryWayToConnect() throws Exception {
    assumeTrue(Squid.missing().isEmpty(), Squid.missing());
    assumeTrue(Kdc.missing().isEmpty(), Kdc.missing());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    try (var lab = new Lab(folder);
        var server = new LineServer();
        var kdc = Kdc.start(folder);
        var squid =
            Squid.startWithNegotiate(
                folder, HOST, new Certificates().issue("127.0.0.1"), readable(kdc))) {
      var rules =
          lab.file(
              "rules.yaml",
              RULES
                  .replace("KNOWN", String.valueOf(squid.known()))
                  .replace("KEYTAB", kdc.keytab().toString()));
      var options = "rules=" + rules + ",log=debug";
      var sockets = lab.start(client(lab.child(), kdc, kdc.tickets()).agent(options));
      for (int i = 0; i < 2; i++) {
        for (var rule : new String[] {"cache", "keytab", "both"}) {
          assertThat(sockets.ask("line", "tcp://" + rule + ".test:" + server.port()))
              .as(rule)
              .startsWith("answered 220 ready, hello, ");
        }
      }
      assertThat(sockets.ask("line", "tcp://stranger.test:" + server.port()))
          .contains("407 Proxy Authentication Required and asks for Negotiate, Basic")
          .contains("; the KDC does not take the key in 'keytab' for 'principal' (");
      assertThat(sockets.errorOutput()).doesNotContain("Negotiate YII", "rule 'kdc' changes");
      sockets.close();

      var probe = lab.start(client(lab.child(Channels.class), kdc, kdc.tickets()).agent(options));
      for (var way : Channels.ALL) {
        assertThat(probe.ask(way, "tcp://cache.test:" + server.port()))
            .as(way)
            .startsWith("220 ready hello from ");
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
