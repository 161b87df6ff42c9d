package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.testing.AskingServer;
import dev.redial.testing.AskingServer.Manner;
import dev.redial.testing.Certificates;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ClientHello;
import dev.redial.testing.Conversation;
import dev.redial.testing.Identity;
import dev.redial.testing.Lab;
import dev.redial.testing.OpenSslServer;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JVMs of Java 8 and 11, where some are given: the keys of a rule that change what TLS offers. */
class OlderKeysIT {
  private static final String[] HOSTS = {
    "free.test",
    "groups.test",
    "schemes.test",
    "old.test",
    "alpn.test",
    "short.test",
    "plain.test",
    "store.test",
    "rsa.test",
    "early.test",
    "nameless.test",
    "nothing.test"
  };

  private static final int SECP384R1 = 0x18;
  private static final int RSA_PKCS1_SHA256 = 0x0401;
  private static final int RSA_PKCS1_SHA1 = 0x0201;
  private static final int TLS_1_1 = 0x0302;

  @TempDir Path folder;
  private Lab lab;
  private Identity identity;
  private Origin origin;
  private Conversation plain;
  private Conversation ruled;

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder, HOSTS);
    identity = lab.issue(Certificates.Kind.RSA, HOSTS);
    origin = lab.origin(hello -> identity);
    lab.issue("ruled").writeStore(folder.resolve("ruled.p12"));
    lab.issue(Certificates.Kind.RSA, "ruled-rsa").writeStore(folder.resolve("rsa.p12"));
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
  }

  private static String certificate(String host, String store) {
    return "match: {host: "
        + host
        + "}, client-certificate: {store: "
        + store
        + ", password: "
        + Identity.PASSWORD
        + "}";
  }

  private void startOn(Path home) throws IOException {
    var rules =
        lab.rules(
            "match: {host: groups.test}, groups: {only: [secp384r1]}",
            "match: {host: schemes.test}, signature-schemes: {remove: [rsa_pkcs1_sha256]}",
            "match: {host: old.test}, signature-schemes: {add: rsa_pkcs1_sha1}",
            "match: {host: alpn.test}, alpn: [http/1.1, http/1.0]",
            "match: {host: short.test}, disabled-algorithms: {remove: [DH keySize < 3072]}",
            "match: {host: plain.test}, plaintext: true, accept-risk: plaintext",
            certificate("store.test", "ruled.p12"),
            certificate("rsa.test", "rsa.p12"),
            "match: {host: early.test}, protocols: {add: [TLSv1.1]}",
            "match: {host: nameless.test}, sni: none",
            "match: {host: nothing.test}, groups: {remove: '*'}");
    plain = lab.start(child(home));
    ruled = lab.start(child(home).agent(rules.toString()));
  }

  /** As an operator has it who wants long keys. */
  private ChildJvm child(Path home) throws IOException {
    var child = lab.child().javaHome(home);
    var disabled =
        ChildJvm.disabledAlgorithms(home).replace("DH keySize < 1024", "DH keySize < 3072");
    var file = lab.file("strict.security", "jdk.tls.disabledAlgorithms=" + disabled + "\n");
    return child.property("java.security.properties", file);
  }

  private String ask(Conversation child, String client, String host) {
    origin.forget();
    return child.ask(client, url(host, origin.port()));
  }

  private static String url(String host, int port) {
    return "https://" + host + ":" + port + "/";
  }

  private ClientHello hello(Conversation child, String client, String host) {
    assertThat(ask(child, client, host)).as(client).startsWith("answered 200");
    return origin.arrival().hello();
  }

  private static List<String> clients(Path home) throws IOException {
    var clients = new ArrayList<>(List.of("url", "socket-explicit", "engine-wrap"));
    if (ChildJvm.feature(home) > 8) {
      clients.add("http-1");
    }
    return clients;
  }

  @ParameterizedTest
  @MethodSource("dev.redial.it.start.OlderJvmsIT#homes")
  void offer_isThatOfTheRule_andOfOtherHostsTheSameAsBefore(Path home) throws IOException {
    startOn(home);
    for (var client : clients(home)) {
      var before = hello(plain, client, "free.test");
      assertThat(hello(ruled, client, "free.test").bytesWithoutRandom())
          .as(client)
          .isEqualTo(before.bytesWithoutRandom());
      assertThat(before.groups()).hasSizeGreaterThan(1);
      assertThat(hello(ruled, client, "groups.test").groups()).containsExactly(SECP384R1);
      var fewer = new ArrayList<>(before.signatureSchemes());
      assertThat(fewer.remove((Integer) RSA_PKCS1_SHA256)).isTrue();
      assertThat(hello(ruled, client, "schemes.test").signatureSchemes()).isEqualTo(fewer);
      assertThat(before.signatureSchemes()).doesNotContain(RSA_PKCS1_SHA1);
      assertThat(hello(ruled, client, "old.test").signatureSchemes()).contains(RSA_PKCS1_SHA1);
      assertThat(hello(ruled, client, "alpn.test").applicationProtocols())
          .containsExactly("http/1.1", "http/1.0");
      assertThat(before.versions()).doesNotContain(TLS_1_1);
      assertThat(hello(ruled, client, "early.test").versions()).contains(TLS_1_1);
      assertThat(ask(ruled, client, "nothing.test")).contains("leaves no group to offer");
      assertThat(origin.arrivals()).isEmpty();
    }
    assertThat(ruled.errorOutput()).doesNotContain("did not take");
  }

  @ParameterizedTest
  @MethodSource("dev.redial.it.start.OlderJvmsIT#homes")
  void certificateOfARule_isShownOnItsConnectionsOnly(Path home) throws IOException {
    startOn(home);
    for (var version : List.of("TLSv1.2", "TLSv1.3")) {
      try (var server = new AskingServer(identity, Manner.DEMANDS, version)) {
        var url = url("store.test", server.port());
        for (var client : clients(home)) {
          assertThat(plain.ask(client, url)).as(client).doesNotStartWith("answered");
          assertThat(ruled.ask(client, url)).as(client).isEqualTo("answered 200 CN=ruled");
          // JSSE asks there for a key of EC first
          assertThat(ruled.ask(client, url("rsa.test", server.port())))
              .as(client)
              .isEqualTo("answered 200 CN=ruled-rsa");
          assertThat(ruled.ask(client, url("free.test", server.port())))
              .as(client)
              .doesNotStartWith("answered");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.redial.it.start.OlderJvmsIT#homes")
  void shortKey_thatTheJvmDisables_isAcceptedUnderItsRuleOnly(Path home) throws IOException {
    assumeTrue(OpenSslServer.isPresent(), "openssl is not installed");
    startOn(home);
    try (var server =
        OpenSslServer.start(folder, identity, "-tls1_2", "-cipher", "DHE-RSA-AES128-GCM-SHA256")) {
      for (var client : clients(home)) {
        var url = url("short.test", server.port());
        assertThat(plain.ask(client, url)).as(client).contains("does not comply");
        assertThat(ruled.ask(client, url)).as(client).startsWith("answered 200");
        assertThat(ruled.ask(client, url("free.test", server.port())))
            .as(client)
            .contains("does not comply");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.redial.it.start.OlderJvmsIT#homes")
  void httpsUrl_underPlaintext_isAnsweredByAServerWithoutTls(Path home) throws IOException {
    startOn(home);
    try (var server = lab.plainOrigin()) {
      for (var client : clients(home)) {
        assertThat(plain.ask(client, url("plain.test", server.port())))
            .as(client)
            .doesNotStartWith("answered");
        assertThat(ruled.ask(client, url("plain.test", server.port())))
            .as(client)
            .startsWith("answered 200");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.redial.it.start.OlderJvmsIT#homes")
  void serverName_isLeftOut_whereTheRuleSaysNone(Path home) throws IOException {
    startOn(home);
    for (var client : clients(home)) {
      assertThat(hello(ruled, client, "nameless.test").serverName()).as(client).isNull();
    }
  }
}
