package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.Clients;
import dev.redial.testing.Certificates;
import dev.redial.testing.Certificates.Kind;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Haproxy;
import dev.redial.testing.Identity;
import dev.redial.testing.Lab;
import dev.redial.testing.Microsocks;
import dev.redial.testing.Nginx;
import dev.redial.testing.Squid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each HTTP client shows a rule's certificate to nginx and haproxy, which demand one, and goes
 * through microsocks and through squid, which demands Digest.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("extended")
class ReachIT {
  private static final String[] HOSTS = {
    "keyed.test", "strange.test", "locked.test", "free.test", "curve.test", "none.test"
  };
  private static final String[] FAR = {"socks.test", "digest.test", "wrong.test"};
  private static final String WAY = "http-1";
  private static final String SECRET = "not to be told";

  private final List<AutoCloseable> servers = new ArrayList<>();
  private Path folder;
  private Lab lab;
  private Nginx nginx;
  private Haproxy haproxy;
  private Microsocks socks;
  private Squid squid;
  private String rules;

  /** The newest of each family that speaks HTTP/1.1. */
  static Stream<Release> families() {
    return Release.families().filter(release -> release.ways().contains(WAY));
  }

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    assumeTrue(Nginx.isPresent(), "nginx is not installed");
    assumeTrue(Haproxy.missing().isEmpty(), Haproxy.missing());
    assumeTrue(Microsocks.missing().isEmpty(), Microsocks.missing());
    assumeTrue(Squid.missing().isEmpty(), Squid.missing());
    folder = temporary;
    lab = new Lab(folder, HOSTS);
    var names = Stream.concat(Stream.of(HOSTS), Stream.of(FAR)).toArray(String[]::new);
    var identity = lab.issue(Kind.RSA, names);
    // with TLS 1.2, one of EC would have to be of the groups that a rule offers
    lab.issue(Kind.RSA, "ruled").writeStore(folder.resolve("ruled.p12"));
    new Certificates().issue("stranger").writeStore(folder.resolve("stranger.p12"));
    nginx =
        keep(
            Nginx.reporting(
                folder,
                identity,
                "ssl_verify_client on",
                "ssl_client_certificate " + lab.authority(),
                "return 200 \"$ssl_client_s_dn $ssl_curve\""));
    haproxy = keep(Haproxy.demanding(folder, identity, lab.authority()));
    socks = keep(Microsocks.start(folder, "me", "geheim"));
    squid = keep(Squid.startWithDigest(folder, "digest.test wrong.test", identity));
    rules = lab.file("reach.yaml", rules()).toString();
  }

  private String rules() {
    return """
        version: 1
        proxies:
          socks: {url: "socks5h://127.0.0.1:SOCKS", username: me, password: geheim}
          digest: {url: "http://127.0.0.1:SQUID", username: me, password: secret, auth: digest}
          wrong: {url: "http://127.0.0.1:SQUID", username: me, password: "HIDDEN", auth: digest}
        rules:
          - {name: keyed, match: {host: keyed.test}, client-certificate: OWN}
          - {name: curve, match: {host: curve.test}, client-certificate: OWN, groups: {only: [secp384r1]}}
          - {name: none, match: {host: none.test}, client-certificate: none}
          - {name: strange, match: {host: strange.test}, client-certificate: {store: stranger.p12, password: PASS}}
          - {name: locked, match: {host: locked.test}, client-certificate: {store: ruled.p12, password: "HIDDEN"}}
          - {name: socks, match: {host: socks.test}, client-certificate: OWN, connect-to: 127.0.0.1, proxy: socks}
          - {name: digest, match: {host: digest.test}, client-certificate: OWN, proxy: digest}
          - {name: wrong, match: {host: wrong.test}, client-certificate: OWN, proxy: wrong}
        """
        .replace("OWN", "{store: ruled.p12, password: PASS}")
        .replace("PASS", Identity.PASSWORD)
        .replace("HIDDEN", SECRET)
        .replace("SOCKS", "" + socks.port())
        .replace("SQUID", "" + squid.known());
  }

  @AfterAll
  void stop() throws Exception {
    if (lab != null) {
      lab.close();
    }
    for (var server : servers) {
      server.close();
    }
  }

  private <T extends AutoCloseable> T keep(T server) {
    servers.add(server);
    return server;
  }

  private Conversation start(Release release, List<Path> classPath, boolean isRuled)
      throws IOException {
    var child = lab.child(release.isOfJdk() ? Clients.class : MatrixClients.class);
    classPath.forEach(child::classPath);
    ChildJvm ready = isRuled ? child.agent(rules) : child;
    return release.isOfJdk() ? lab.start(ready) : lab.start(ready, release.mainClass());
  }

  private static String ask(Conversation child, String host, int port) {
    return child.ask(WAY, "https://" + host + ":" + port + "/");
  }

  private static void answers(Conversation child, String host, int port, String text) {
    assertThat(ask(child, host, port)).as(host).startsWith("answered 200").contains(text);
  }

  private static String refuses(Conversation child, String host, int port) {
    var answer = ask(child, host, port);
    assertThat(answer).as(host).doesNotStartWith("answered 200").doesNotContain(SECRET);
    return answer;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void client_withARule_isLetIn_andANeighbourIsNot(Release release) throws IOException {
    var classPath =
        release.isOfJdk()
            ? List.<Path>of()
            : Compilation.of(release, Files.createDirectory(folder.resolve("of-" + release)));
    var free = start(release, classPath, false);
    for (var host : List.of("keyed.test", "socks.test", "digest.test")) {
      refuses(free, host, nginx.port());
    }
    refuses(free, "keyed.test", haproxy.port());
    free.close();

    var ruled = start(release, classPath, true);
    if (release.program().equals("Ktor")) {
      refuses(ruled, "keyed.test", nginx.port());
      refuses(ruled, "curve.test", nginx.port());
      assertThat(ruled.errorOutput()).contains("ERROR rule 'keyed' ", "ERROR rule 'curve' ");
      return;
    }
    answers(ruled, "keyed.test", nginx.port(), "CN=ruled");
    answers(ruled, "keyed.test", haproxy.port(), "");
    answers(ruled, "curve.test", nginx.port(), "CN=ruled secp384r1");
    var tunnel = "connected to 127.0.0.1:" + nginx.port();
    int before = tunnels(tunnel);
    answers(ruled, "socks.test", nginx.port(), "CN=ruled");
    assertThat(tunnels(tunnel)).isGreaterThan(before);
    answers(ruled, "digest.test", nginx.port(), "CN=ruled");

    for (var host : List.of("free.test", "none.test", "strange.test")) {
      refuses(ruled, host, nginx.port());
      refuses(ruled, host, haproxy.port());
    }
    refuses(ruled, "locked.test", nginx.port());
    refuses(ruled, "wrong.test", nginx.port());
    assertThat(ruled.errorOutput())
        .contains("ERROR rule 'locked' ", "the store does not open with this password")
        .contains("ERROR route 407: rule 'wrong': CONNECT wrong.test:", "does not accept")
        .doesNotContain(SECRET, Identity.PASSWORD, "geheim");
    ruled.close();
  }

  private int tunnels(String line) throws IOException {
    return (int) socks.log().lines().filter(one -> one.contains(line)).count();
  }
}
