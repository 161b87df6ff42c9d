package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.Clients;
import dev.redial.clients.PinningClients;
import dev.redial.clients.WeakNeighbours;
import dev.redial.testing.Certificates;
import dev.redial.testing.Certificates.Kind;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Identity;
import dev.redial.testing.Lab;
import dev.redial.testing.OpenSslServer;
import java.io.IOException;
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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers whose certificates the JDK takes for too weak, and rules that accept that of one host.
 */
@TestInstance(Lifecycle.PER_CLASS)
class WeakCertificatesIT {
  private static final String[] HOSTS = {
    "md5.test", "sha1.test", "short.test", "any.test", "private.test", "fewer.test", "free.test"
  };
  private static final Kind SHORT = Kind.RSA.withBits(768);
  private static final String DISABLED =
      "MD2, MD5, SHA1 usage TLSServer, RSA keySize < 1024, DSA keySize < 1024, EC keySize < 224";
  private static final String WEAK = "constraint";

  private final Certificates authority = new Certificates(Kind.RSA);
  private final Certificates stranger = new Certificates(Kind.RSA);
  private final Identity leaf = authority.issue(SHORT, HOSTS);
  private final List<OpenSslServer> servers = new ArrayList<>();
  private Path folder;
  private Path rules;
  private Lab lab;
  private int md5;
  private int sha1;
  private int small;
  private int ofStranger;
  private Conversation plain;
  private Conversation ruled;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    assumeTrue(OpenSslServer.isPresent(), "openssl is not installed");
    folder = temporary;
    lab = new Lab(folder, HOSTS);
    md5 = serve(authority.issue(Kind.RSA.withDigest("MD5"), HOSTS), "-tls1_1");
    sha1 = serve(authority.issue(Kind.RSA.withDigest("SHA1"), HOSTS));
    small = serve(leaf);
    ofStranger = serve(stranger.issue(SHORT, HOSTS));
    stranger.writePem(folder.resolve("stranger.pem"));
    rules =
        lab.rules(
            accepting("md5.test", "MD5, MD5withRSA") + ", protocols: {add: [TLSv1.1]}",
            accepting("sha1.test", "SHA1 usage TLSServer"),
            accepting("short.test", "RSA keySize < 1024"),
            accepting("any.test", "MD5, MD5withRSA, SHA1 usage TLSServer, RSA  keysize < 1024"),
            accepting("private.test", "RSA keySize < 1024") + ", trust: stranger.pem",
            accepting("fewer.test", "MD2, EC keySize < 224"));
    plain = lab.start(child(lab.child()));
    ruled = lab.start(ruled(child(lab.child())));
  }

  private static String accepting(String host, String entries) {
    return "match: {host: "
        + host
        + "}, accept-risk: weak-certificate, disabled-algorithms: {remove: ["
        + entries
        + "]}";
  }

  /** Servers show certificates with SHA-1 to those only that offer it. */
  private ChildJvm child(ChildJvm child) throws IOException {
    var text =
        "jdk.tls.disabledAlgorithms="
            + ChildJvm.disabledAlgorithms()
                .replaceAll(", (\\w+_sha1|SHA1with\\w+)( usage \\w+)?", "")
            + "\njdk.certpath.disabledAlgorithms="
            + DISABLED
            + "\n";
    return child
        .trust(authority.writeTrustStore(folder.resolve("authority.p12")))
        .property("java.security.properties", lab.file("weak.security", text));
  }

  private ChildJvm ruled(ChildJvm child) throws IOException {
    return child.property(PinningClients.PIN, leaf.fingerprint()).agent(rules.toString());
  }

  /** With TLS 1.3 it has java.net.http wait for ever, with and without a rule. */
  private int serve(Identity identity) throws IOException {
    return serve(identity, "-tls1_2");
  }

  /** OpenSSL shows MD5 with TLS 1.1 only. */
  private int serve(Identity identity, String version) throws IOException {
    var server = OpenSslServer.start(folder, identity, version, "-cipher", "ALL:@SECLEVEL=0");
    servers.add(server);
    return server.port();
  }

  @AfterAll
  void stop() throws IOException {
    servers.forEach(OpenSslServer::close);
    if (lab != null) {
      lab.close();
    }
  }

  static Stream<String> clients() {
    return Stream.of("socket-explicit", "engine-wrap", "url", "http-1");
  }

  private static String ask(Conversation child, String client, String host, int port) {
    return child.ask(client, "https://" + host + ":" + port + "/");
  }

  private static void refuses(Conversation child, String client, String host, int port) {
    assertThat(ask(child, client, host, port)).startsWith("refused ").contains(WEAK);
  }

  private static void accepts(Conversation child, String client, String host, int port) {
    assertThat(ask(child, client, host, port)).startsWith("answered 200");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void weakCertificate_isAccepted_ofTheRulesHostAlone(String client) {
    refuses(plain, client, "short.test", small);
    accepts(ruled, client, "md5.test", md5);
    accepts(ruled, client, "sha1.test", sha1);
    accepts(ruled, client, "short.test", small);
    for (int port : new int[] {sha1, small}) {
      accepts(ruled, client, "any.test", port);
      refuses(ruled, client, "free.test", port);
      refuses(ruled, client, "fewer.test", port);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"socket-explicit", "engine-wrap", "url"})
  void weakCertificate_isAccepted_withTheNewestVersion(String client) throws IOException {
    int newest = serve(leaf, "-tls1_3");
    refuses(plain, client, "short.test", newest);
    accepts(ruled, client, "short.test", newest);
    refuses(ruled, client, "free.test", newest);
  }

  /** Each rule accepts what it names, and no other weakness. */
  @ParameterizedTest
  @MethodSource("clients")
  void otherWeakness_isRefusedUnderTheRule(String client) {
    refuses(ruled, client, "short.test", sha1);
    refuses(ruled, client, "sha1.test", small);
    assertThat(ask(ruled, client, "short.test", md5)).startsWith("refused ");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void everyUse_isLogged(String client) {
    accepts(ruled, client, "sha1.test", sha1);
    accepts(ruled, client, "sha1.test", sha1);
    assertThat(ruled.errorOutput().lines().filter(line -> line.contains("signed with SHA1withRSA")))
        .hasSizeGreaterThan(1)
        .first()
        .asString()
        .contains("ERROR", "rule 'rule-2' changes sha1.test, weak certificate: accepts a ")
        .contains(
            "certificate of CN=md5.test, signed with SHA1withRSA, with a key for RSA of 2048");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void badCertificate_staysRefused(String client) throws IOException {
    assertThat(ask(ruled, client, "short.test", ofStranger))
        .startsWith("refused ")
        .contains("PKIX path");
    accepts(ruled, client, "private.test", ofStranger);
    int expired = serve(authority.issue(SHORT.expired(), HOSTS));
    assertThat(ask(ruled, client, "short.test", expired))
        .startsWith("refused ")
        .containsIgnoringCase("validity check failed");
    int otherName = serve(authority.issue(SHORT, "other.test"));
    assertThat(ask(ruled, client, "short.test", otherName))
        .startsWith("refused ")
        .contains("short.test");
  }

  static Stream<String> pinningClients() {
    return Clients.PINNING.stream().filter(client -> client.contains("pinning"));
  }

  @ParameterizedTest
  @MethodSource("pinningClients")
  void pinOfTheApplication_stands(String client) {
    accepts(ruled, client, "any.test", small);
    assertThat(ask(ruled, client, "any.test", sha1))
        .startsWith("refused ")
        .contains("not the certificate that the trust manager pins");
    assertThat(ask(ruled, client, "free.test", small)).startsWith("refused ");
  }

  static Stream<String> revokingClients() {
    return Clients.PINNING.stream().filter(client -> client.contains("revoking"));
  }

  @Tag("extended")
  @ParameterizedTest
  @MethodSource("revokingClients")
  void revokedCertificate_staysRefused(String client) throws IOException {
    var revoked = authority.issue(SHORT, HOSTS);
    var list = authority.writeRevoked(folder.resolve(client + ".crl"), revoked);
    var child = ruled(child(lab.child())).property(PinningClients.REVOKED, list);
    var asking = lab.start(child);
    accepts(asking, client, "short.test", small);
    assertThat(ask(asking, client, "short.test", serve(revoked)))
        .startsWith("refused ")
        .contains("revoked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"at-once", "nested"})
  void otherConnection_atTheSameTime_isRefused(String client) throws IOException {
    var child = lab.start(ruled(child(lab.child(WeakNeighbours.class))));
    int again = serve(leaf);
    var free = "https://free.test:" + again + "/";
    assertThat(child.ask(client, "https://short.test:" + small + "/", free))
        .isEqualTo(
            client.equals("nested")
                ? "answered short.test:answered free.test:refused"
                : "answered free.test:refused short.test:answered");
  }
}
