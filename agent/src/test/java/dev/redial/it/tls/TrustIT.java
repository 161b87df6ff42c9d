package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.Clients;
import dev.redial.clients.JavaNetHttp;
import dev.redial.clients.PinningClients;
import dev.redial.testing.Certificates;
import dev.redial.testing.Certificates.Kind;
import dev.redial.testing.Conversation;
import dev.redial.testing.Identity;
import dev.redial.testing.Lab;
import dev.redial.testing.OpenSslServer;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule's CA in addition to the application's own, and what it must not make acceptable. */
@TestInstance(Lifecycle.PER_CLASS)
class TrustIT {
  private static final String TRUSTED = "trusted.test";
  private static final String PINNED = "pinned.test";
  private static final String WEAK = "weak.test";
  private static final String FREE = "free.test";
  private static final String NAME = "name.test";
  private static final String[] HOSTS = {TRUSTED, PINNED, WEAK, FREE};
  private static final String[] NAMES = {TRUSTED, WEAK, FREE, NAME};

  private final Certificates authority = new Certificates(Kind.RSA);
  private final Identity leaf = authority.issue(NAMES);
  private Path folder;
  private Lab lab;
  private Origin ofAuthority;
  private Origin ofApplication;
  private Origin ofStranger;
  private Origin expired;
  private Origin otherName;
  private Conversation plain;
  private Conversation ruled;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    lab = new Lab(folder, HOSTS);
    ofAuthority = lab.origin(hello -> leaf);
    ofApplication = lab.origin(NAMES);
    ofStranger = origin(new Certificates(Kind.RSA).issue(NAMES));
    expired = origin(authority.issue(Kind.USUAL.expired(), NAMES));
    otherName = origin(authority.issue("other.test"));
    authority.writePem(folder.resolve("authority.pem"));
    plain = lab.start(lab.child());
    var pinning = lab.child().property(PinningClients.PIN, leaf.fingerprint());
    ruled = lab.start(pinning.agent(rules()));
  }

  private Origin origin(Identity identity) {
    return lab.origin(hello -> identity);
  }

  private String rules() {
    return lab.rules(
            "match: {host: trusted.test}, trust: authority.pem",
            "match: {host: pinned.test}, trust: [authority.pem], virtual-host: name.test",
            "match: {host: weak.test}, trust: authority.pem, protocols: {add: [TLSv1.1]},"
                + " ciphers: {add: [AES128-SHA]}")
        .toString();
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
  }

  static Stream<String> clients() {
    return Stream.of(Clients.SOCKETS, Clients.ENGINES, Clients.HTTPS).flatMap(List::stream);
  }

  static Stream<String> distrustfulClients() {
    return Clients.DISTRUSTFUL.stream();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void authorityOfARule_isTrustedOnItsConnectionsOnly(String client) {
    refuses(plain, client, TRUSTED, ofAuthority);
    accepts(ruled, client, TRUSTED, ofAuthority);
    accepts(ruled, client, PINNED, ofAuthority);
    refuses(ruled, client, FREE, ofAuthority);
  }

  @ParameterizedTest
  @MethodSource({"clients", "distrustfulClients"})
  void badCertificate_underTheRule_isRefusedAllTheSame(String client) {
    var softly = new SoftAssertions();
    for (var host : List.of(TRUSTED, PINNED, WEAK)) {
      for (var origin : List.of(expired, otherName, ofStranger)) {
        softly.assertThat(ask(ruled, client, host, origin)).as(host).startsWith("refused ");
      }
    }
    softly.assertAll();
  }

  @Tag("extended")
  @ParameterizedTest
  @MethodSource("clients")
  void authorityOfTheApplication_underTheRule_staysTrusted(String client) {
    accepts(ruled, client, TRUSTED, ofApplication);
    accepts(ruled, client, PINNED, ofApplication);
    accepts(ruled, client, FREE, ofApplication);
  }

  @ParameterizedTest
  @MethodSource("distrustfulClients")
  void refusalOfTheApplication_stands_whomeverTheRuleTrusts(String client) {
    for (var origin : List.of(ofAuthority, ofApplication)) {
      for (var host : List.of(TRUSTED, PINNED)) {
        assertThat(ask(ruled, client, host, origin))
            .startsWith("refused ")
            .contains("the application trusts nobody");
      }
    }
  }

  /** As one is that this JVM cannot decrypt: the certificates are left out. */
  @Test
  void emptyTrustStoreOfTheApplication_underTheRule_isNamedInTheRefusal() throws Exception {
    var store = folder.resolve("empty.p12");
    var empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    try (var out = Files.newOutputStream(store)) {
      empty.store(out, Identity.PASSWORD.toCharArray());
    }
    var child = lab.start(lab.child().trust(store).agent(rules()));
    for (var client : JavaNetHttp.among("socket-explicit", "engine-wrap", "url", "http-1")) {
      for (var origin : List.of(ofAuthority, ofApplication)) {
        assertThat(ask(child, client, TRUSTED, origin))
            .startsWith("refused ")
            .contains("has no CA certificate, and the trust of rule 'rule-1' only adds to it")
            .contains("check javax.net.ssl.trustStore=" + store + " and its password");
        assertThat(ask(child, client, FREE, origin)).doesNotStartWith("answered ");
      }
    }
    assertThat(child.errorOutput())
        .contains("the TLS handshake with trusted.test:" + ofAuthority.port() + " failed")
        .contains("check javax.net.ssl.trustStore=" + store)
        .doesNotContain("go on without");
  }

  static Stream<String> pinningClients() {
    return Clients.PINNING.stream().filter(client -> client.contains("pinning"));
  }

  @ParameterizedTest
  @MethodSource("pinningClients")
  void pinOfATrustManager_otherCertificateOfTheRulesAuthority_isRefused(String client) {
    var other = origin(authority.issue(NAMES));
    for (var host : List.of(TRUSTED, PINNED)) {
      accepts(ruled, client, host, ofAuthority);
      assertThat(ask(ruled, client, host, other))
          .startsWith("refused ")
          .contains("not the certificate that the trust manager pins");
    }
    refuses(ruled, client, FREE, ofAuthority);
  }

  static Stream<String> revokingClients() {
    return Clients.PINNING.stream().filter(client -> client.contains("revoking"));
  }

  /** Also where the application trusts that authority, and where it trusts it not. */
  @ParameterizedTest
  @MethodSource("revokingClients")
  @Tag("extended")
  void certificateRevokedByTheRulesAuthority_isRefused(String client) throws IOException {
    var revoked = authority.issue(NAMES);
    var ofRevoked = origin(revoked);
    var crl = authority.writeRevoked(folder.resolve(client + ".crl"), revoked);
    var store = authority.writeTrustStore(folder.resolve(client + ".p12"));
    for (var child : List.of(lab.child(), lab.child().trust(store))) {
      var asking = lab.start(child.property(PinningClients.REVOKED, crl).agent(rules()));
      for (var host : List.of(TRUSTED, PINNED)) {
        accepts(asking, client, host, ofAuthority);
        refuses(asking, client, host, ofRevoked);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"socket-pinning", "url-pinning"})
  void certificatePinnedByTheApplication_otherCertificate_isRefusedUnderTheRule(String client) {
    var url = url(TRUSTED, ofAuthority.port());
    assertThat(ruled.ask(client, url, "Pin:" + leaf.fingerprint())).startsWith("answered 200");
    assertThat(ruled.ask(client, url, "Pin:" + lab.issue(TRUSTED).fingerprint()))
        .startsWith("refused ")
        .contains("not the certificate that the application pins");
  }

  /** OpenSSL itself does not show MD5 to a client of TLS 1.2 that did not ask for it. */
  static Stream<Arguments> weakCertificates() {
    return Stream.of(
        Arguments.of("-tls1_1", Kind.RSA.withDigest("MD5")),
        Arguments.of("-tls1_1", Kind.RSA.withBits(512)),
        Arguments.of("-tls1_2", Kind.RSA.withBits(512)));
  }

  /** The path constraints of the JDK outlive a rule that allows old versions. */
  @ParameterizedTest
  @MethodSource("weakCertificates")
  @Tag("extended")
  void weakCertificate_underARuleForOldVersions_staysRefused(String version, Kind weak)
      throws IOException {
    assumeTrue(OpenSslServer.isPresent(), "openssl is not installed");
    var store = authority.writeTrustStore(folder.resolve("authority.p12"));
    var trusting = lab.start(lab.child().trust(store).agent(rules()));
    try (var sound = serve(Kind.RSA, version);
        var unsound = serve(weak, version)) {
      for (var client : JavaNetHttp.among("socket-explicit", "engine-wrap", "url", "http-1")) {
        for (var child : List.of(ruled, trusting)) {
          assertThat(child.ask(client, url(WEAK, sound.port()))).startsWith("answered 200");
          assertThat(child.ask(client, url(WEAK, unsound.port()))).startsWith("refused ");
        }
        assertThat(trusting.ask(client, url(WEAK, unsound.port())))
            .contains("Algorithm constraints check failed");
      }
    }
  }

  private OpenSslServer serve(Kind kind, String version) throws IOException {
    var options = new String[] {version, "-cipher", "ALL:@SECLEVEL=0"};
    return OpenSslServer.start(folder, authority.issue(kind, NAMES), options);
  }

  private static void accepts(Conversation child, String client, String host, Origin origin) {
    assertThat(ask(child, client, host, origin))
        .as("%s of %s", client, host)
        .matches("answered (200 GET|101 hello)");
  }

  private static void refuses(Conversation child, String client, String host, Origin origin) {
    assertThat(ask(child, client, host, origin))
        .as("%s of %s", client, host)
        .startsWith("refused ");
  }

  private static String ask(Conversation child, String client, String host, Origin origin) {
    return child.ask(client, url(host, origin.port()));
  }

  private static String url(String host, int port) {
    return "https://" + host + ":" + port + "/";
  }
}
