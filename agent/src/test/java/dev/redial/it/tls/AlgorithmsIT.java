package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.testing.Certificates.Kind;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ClientHello;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.OpenSslServer;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
 * Named groups, signature schemes and patterns of cipher suites, as the server was offered them.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("extended")
class AlgorithmsIT {
  private static final String[] HOSTS = {
    "free.test",
    "fewer.test",
    "groups.test",
    "curve.test",
    "nothing.test",
    "unsigned.test",
    "old.test",
    "signed.test",
    "ephemeral.test",
    "patterns.test"
  };
  private static final int X25519 = 0x1d;
  private static final int SECP256R1 = 0x17;
  private static final int SECP384R1 = 0x18;
  private static final int X25519MLKEM768 = 0x11ec;
  private static final int FFDHE = 0x100;
  private static final int ECDSA_SECP256R1_SHA256 = 0x0403;
  private static final int RSA_PKCS1_SHA256 = 0x0401;
  private static final int RSA_PKCS1_SHA1 = 0x0201;
  private static final int AES_128_GCM = 0x1301;

  private Lab lab;
  private Origin origin;
  private Conversation plain;
  private Conversation ruled;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, HOSTS);
    origin = lab.origin(HOSTS);
    var rules =
        lab.rules(
            "match: {host: fewer.test}, groups: {remove: [x25519, 'ffdhe*', '*MLKEM*']}",
            "match: {host: groups.test}, groups: {only: [secp384r1, x25519]}",
            "match: {host: curve.test}, groups: {remove: secp256r1}",
            "match: {host: nothing.test}, groups: {remove: '*'}",
            "match: {host: unsigned.test}, signature-schemes: {remove: [rsa_pkcs1_sha256,"
                + " '*_sha224']}",
            "match: {host: old.test}, signature-schemes: {add: rsa_pkcs1_sha1}",
            "match: {host: signed.test}, signature-schemes: {only: [ecdsa_secp256r1_sha256]}",
            "match: {host: ephemeral.test}, ciphers: {remove: [TLS_DHE_*]}",
            "match: {host: patterns.test}, ciphers: {only: [TLS_AES_128_GCM_SHA256,"
                + " 'ECDHE-*', '*_3DES_*']}");
    plain = lab.start(lab.child());
    ruled = lab.start(lab.child().agent(rules.toString()));
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
  }

  static Stream<String> clients() {
    return Stream.of("socket-explicit", "engine-wrap", "url", "http-1", "http-2");
  }

  private ClientHello hello(Conversation child, String client, String host) {
    origin.forget();
    assertThat(ask(child, client, host)).startsWith("answered 200");
    return origin.arrival().hello();
  }

  private String ask(Conversation child, String client, String host) {
    return child.ask(client, "https://" + host + ":" + origin.port() + "/");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void groups_areOfferedAsTheRuleSays(String client) throws IOException {
    ChildJvm.assumeJava(11, "the TLS of Java 8 has no x25519");
    var before = hello(plain, client, "groups.test").groups();
    assertThat(before).contains(X25519, SECP256R1, FFDHE);
    assertThat(hello(ruled, client, "free.test").groups()).isEqualTo(before);
    var fewer = new ArrayList<>(before);
    fewer.removeIf(group -> group == X25519 || group >= FFDHE);
    assertThat(hello(ruled, client, "fewer.test").groups()).isEqualTo(fewer);
    assertThat(hello(ruled, client, "groups.test").groups()).containsExactly(SECP384R1, X25519);
  }

  /** A server of TLS 1.2 chooses a group that the JVM as a whole does not offer. */
  @Test
  void group_thatTheJvmDoesNotOffer_isTakenUnderTheRuleAlone() throws IOException {
    assumeTrue(OpenSslServer.isPresent(), "openssl is not installed");
    var rules = lab.rules("match: {host: groups.test}, groups: {add: [secp256r1]}");
    var child =
        lab.start(lab.child().property("jdk.tls.namedGroups", "secp384r1").agent(rules.toString()));
    var identity = lab.issue(Kind.RSA, HOSTS);
    var options =
        new String[] {"-tls1_2", "-groups", "prime256v1", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256"};
    try (var server = OpenSslServer.start(lab.folder(), identity, options)) {
      for (var client : List.of("socket-explicit", "engine-wrap", "url")) {
        var ruled = "https://groups.test:" + server.port() + "/";
        assertThat(child.ask(client, ruled)).startsWith("answered 200");
        assertThat(child.ask(client, ruled.replace("groups", "free"))).startsWith("refused ");
      }
    }
  }

  /** TLS 1.3 wants a key of the group with the offer, or when the server asks for it. */
  @Test
  void group_thatTheJvmDoesNotOffer_isTakenInTheNewestVersion() throws IOException {
    assumeTrue(OpenSslServer.isPresent(), "openssl is not installed");
    assumeTrue(ChildJvm.feature() >= 17, "older ones have no key for it");
    var rules =
        lab.rules(
            "match: {host: groups.test}, groups: {add: [secp256r1]}",
            "match: {host: curve.test}, groups: {only: [secp256r1]}",
            "match: {host: fewer.test}, groups: {add: [x25519]}");
    var child =
        lab.start(lab.child().property("jdk.tls.namedGroups", "secp384r1").agent(rules.toString()));
    var options = new String[] {"-tls1_3", "-groups", "prime256v1"};
    try (var server = OpenSslServer.start(lab.folder(), lab.issue(Kind.RSA, HOSTS), options)) {
      // java.net.http waits for ever for this server with TLS 1.3, with and without a rule
      for (var client : List.of("socket-explicit", "engine-wrap", "url")) {
        for (var host : List.of("groups.test", "curve.test")) {
          assertThat(child.ask(client, "https://" + host + ":" + server.port() + "/"))
              .as(client + " " + host)
              .startsWith("answered 200");
        }
        for (var host : List.of("free.test", "fewer.test")) {
          assertThat(child.ask(client, "https://" + host + ":" + server.port() + "/"))
              .as(client + " " + host)
              .startsWith("refused ");
        }
      }
    }
  }

  /** A certificate's key is a matter of signatures: the server's has this curve. */
  @ParameterizedTest
  @MethodSource("clients")
  void group_thatIsRemoved_isStillGoodForACertificate(String client) throws IOException {
    ChildJvm.assumeJava(11, "the TLS of Java 8 has no x25519");
    var hello = hello(ruled, client, "curve.test");
    assertThat(hello.groups()).doesNotContain(SECP256R1).contains(X25519);
    assertThat(hello.signatureSchemes()).contains(ECDSA_SECP256R1_SHA256);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void rule_thatLeavesNoGroup_refusesTheConnectionByName(String client) {
    origin.forget();
    assertThat(ask(ruled, client, "nothing.test"))
        .startsWith("refused javax.net.ssl.SSL")
        .contains("rule 'rule-4'", "leaves no group to offer");
    assertThat(origin.arrivals()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void hybridGroup_isOfferedByNewJdks_unlessTheRuleRemovesIt(String client) throws IOException {
    boolean isOffered = hello(plain, client, "fewer.test").groups().contains(X25519MLKEM768);
    assertThat(isOffered || ChildJvm.feature() < 27).as("25.0.5 offers it, too").isTrue();
    assertThat(hello(ruled, client, "fewer.test").groups()).doesNotContain(X25519MLKEM768);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void signatureSchemes_areOfferedAsTheRuleSays(String client) {
    var before = hello(plain, client, "old.test").signatureSchemes();
    assertThat(before).contains(RSA_PKCS1_SHA256).doesNotContain(RSA_PKCS1_SHA1);
    assertThat(hello(ruled, client, "free.test").signatureSchemes()).isEqualTo(before);
    var fewer = new ArrayList<>(before);
    fewer.removeIf(scheme -> scheme == RSA_PKCS1_SHA256 || scheme >> 8 == 3);
    assertThat(hello(ruled, client, "unsigned.test").signatureSchemes()).isEqualTo(fewer);
    assertThat(hello(ruled, client, "old.test").signatureSchemes()).contains(RSA_PKCS1_SHA1);
    assertThat(hello(ruled, client, "signed.test").signatureSchemes())
        .containsExactly(ECDSA_SECP256R1_SHA256);
  }

  /** A suite that the JDK disables has to be named: a pattern does not stand for it. */
  @ParameterizedTest
  @MethodSource("clients")
  void patternOfSuites_standsForThoseThatAreNotDisabled(String client) {
    var before = hello(plain, client, "free.test").cipherSuites();
    assertThat(before).contains(0x9e);
    assertThat(hello(ruled, client, "ephemeral.test").cipherSuites())
        .doesNotContain(0x9e, 0x9f)
        .contains(0xc02f, AES_128_GCM);
    var suites = hello(ruled, client, "patterns.test").cipherSuites();
    assertThat(suites).contains(AES_128_GCM, 0xc02b, 0xc02f, 0xc009).doesNotContain(0x1302);
    assertThat(suites).allMatch(suite -> suite == AES_128_GCM || suite == 0xff || suite > 0xc000);
    assertThat(suites).as("RC4 and triple DES").doesNotContain(0xc007, 0xc008, 0xc011, 0xc012);
    assertThat(ruled.errorOutput()).contains("cannot offer cipher suite *_3DES_*");
  }
}
