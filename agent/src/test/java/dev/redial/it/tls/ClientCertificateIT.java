package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.JavaNetHttp;
import dev.redial.testing.AskingServer;
import dev.redial.testing.AskingServer.Manner;
import dev.redial.testing.Certificates;
import dev.redial.testing.Certificates.Kind;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ClientKeys;
import dev.redial.testing.Conversation;
import dev.redial.testing.DebianServer;
import dev.redial.testing.Identity;
import dev.redial.testing.Lab;
import dev.redial.testing.Nginx;
import dev.redial.testing.OpenSslServer;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** The certificate that a rule answers a server with, as the server saw it. */
@TestInstance(Lifecycle.PER_CLASS)
class ClientCertificateIT {
  private static final String[] HOSTS = {
    "store.test",
    "none.test",
    "free.test",
    "stranger.test",
    "locked.test",
    "old.test",
    "watch.test",
    "early.test",
    "renewed.test"
  };
  private static final List<String> CLIENTS =
      JavaNetHttp.among("socket-explicit", "engine-wrap", "url", "http-1", "http-2");
  private static final List<String> KEYED =
      List.of("socket-keyed", "engine-keyed", "url-keyed", "http-keyed");
  private static final List<String> VERSIONS = List.of("TLSv1.2", "TLSv1.3");
  private static final String SECRET = "not to be told";

  private final List<AutoCloseable> servers = new ArrayList<>();
  private Path folder;
  private Lab lab;
  private Identity server;
  private Conversation plain;
  private Conversation ruled;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    lab = new Lab(folder, HOSTS);
    server = lab.issue(HOSTS);
    lab.issue("ruled").writeStore(folder.resolve("ruled.p12"));
    lab.issue("watched").writeStore(folder.resolve("watched.p12"));
    lab.issue(Kind.USUAL.expired(), "old").writeStore(folder.resolve("old.p12"));
    new Certificates().issue("stranger").writeStore(folder.resolve("stranger.p12"));
    var own = lab.issue("own").writeStore(folder.resolve("own.p12"));
    plain = lab.start(lab.child().property("keyed.store", own));
    ruled = lab.start(lab.child().property("keyed.store", own).agent(rules()));
  }

  private String rules() {
    var end = ", password: " + Identity.PASSWORD + "}";
    return lab.rules(
            "match: {host: store.test}, client-certificate: {store: ruled.p12" + end,
            "match: {host: none.test}, client-certificate: none",
            "match: {host: stranger.test}, client-certificate: {store: stranger.p12" + end,
            "match: {host: locked.test}, client-certificate: {store: ruled.p12, password: "
                + SECRET
                + "}",
            "match: {host: old.test}, client-certificate: {store: old.p12" + end,
            "match: {host: watch.test}, client-certificate: {store: watched.p12" + end,
            "match: {host: early.test}, protocols: {only: [TLSv1.1]}, client-certificate:"
                + " {store: ruled.p12"
                + end,
            "match: {host: renewed.test}, protocols: {only: [TLSv1.2]}, client-certificate:"
                + " {store: ruled.p12"
                + end)
        .toString();
  }

  @AfterAll
  void stop() throws Exception {
    lab.close();
    for (var each : servers) {
      each.close();
    }
  }

  private int server(Manner manner, String version) throws IOException {
    var started = new AskingServer(server, manner, version);
    servers.add(started);
    return started.port();
  }

  private static String ask(Conversation child, String client, String host, int port) {
    return child.ask(client, "https://" + host + ":" + port + "/");
  }

  static Stream<Arguments> versionsAndClients() {
    return VERSIONS.stream()
        .flatMap(version -> CLIENTS.stream().map(client -> Arguments.of(version, client)));
  }

  @ParameterizedTest
  @MethodSource("versionsAndClients")
  void certificateOfARule_isShownOnItsConnectionsOnly(String version, String client)
      throws IOException {
    int port = server(Manner.DEMANDS, version);
    assertThat(ask(plain, client, "store.test", port)).doesNotStartWith("answered");
    assertThat(ask(ruled, client, "store.test", port)).isEqualTo("answered 200 CN=ruled");
    assertThat(ask(ruled, client, "free.test", port)).doesNotStartWith("answered");
    int asking = server(Manner.ASKS, version);
    assertThat(ask(ruled, client, "free.test", asking)).isEqualTo("answered 200 nobody");
  }

  static Stream<Arguments> versionsAndKeyedClients() {
    return VERSIONS.stream()
        .flatMap(version -> KEYED.stream().map(client -> Arguments.of(version, client)));
  }

  @ParameterizedTest
  @MethodSource("versionsAndKeyedClients")
  void keyManagerOfTheApplication_isCalledOnOtherConnectionsOnly(String version, String client)
      throws IOException {
    int port = server(Manner.ASKS, version);
    assertThat(ask(plain, client, "store.test", port)).isEqualTo("answered 200 CN=own, called");
    assertThat(ask(ruled, client, "store.test", port))
        .isEqualTo("answered 200 CN=ruled, not called");
    assertThat(ask(ruled, client, "none.test", port)).isEqualTo("answered 200 nobody, not called");
    assertThat(ask(ruled, client, "free.test", port)).isEqualTo("answered 200 CN=own, called");
  }

  /** A server that wants to know only once it has the request. */
  @Tag("extended")
  @ParameterizedTest
  @ValueSource(strings = {"socket-keyed", "engine-keyed", "url-keyed"})
  void renegotiation_isAnsweredByTheRule(String client) throws IOException {
    int port = server(Manner.RENEGOTIATES, "TLSv1.2");
    assertThat(ask(ruled, client, "free.test", port)).isEqualTo("answered 200 CN=own, called");
    assertThat(ask(ruled, client, "store.test", port))
        .isEqualTo("answered 200 CN=ruled, not called");
    assertThat(ask(ruled, client, "none.test", port)).doesNotStartWith("answered");
  }

  /**
   * apache2 asks once it knows the path. In TLS 1.2 it renegotiates for that. In TLS 1.3 a client
   * has to offer beforehand to be asked so late, which JSSE never does.
   */
  @ParameterizedTest
  @ValueSource(strings = {"socket-keyed", "engine-keyed", "url-keyed"})
  void certificate_thatAWebServerWantsForAPath_isShownInTls12(String client) throws IOException {
    assumeTrue(DebianServer.missing().isEmpty(), DebianServer.missing());
    var site =
        """
        <VirtualHost *:PORT>
          ServerName NAME
          SSLEngine on
          SSLCertificateFile FOLDER/server.pem
          SSLCACertificateFile AUTHORITY
          DocumentRoot FOLDER
          <Directory FOLDER>
            Require all granted
          </Directory>
          <Location />
            SSLVerifyClient require
          </Location>
        </VirtualHost>
        """
            .replace("AUTHORITY", lab.authority().toString());
    var sites =
        Stream.of("store.test", "renewed.test", "free.test")
            .map(name -> site.replace("NAME", name))
            .toArray(String[]::new);
    try (var apache = DebianServer.apache(folder, server, "tenant.test", sites)) {
      var forbidden = "answered 403";
      assertThat(ask(ruled, client, "free.test", apache.port())).startsWith(forbidden);
      assertThat(ask(ruled, client, "store.test", apache.port())).startsWith(forbidden);
      assertThat(ask(ruled, client, "renewed.test", apache.port())).startsWith("answered 404");
      assertThat(ask(plain, client, "renewed.test", apache.port())).startsWith(forbidden);
    }
  }

  @ParameterizedTest
  @MethodSource("versionsAndClients")
  void certificateOfAForeignAuthority_isRefusedByTheServer(String version, String client)
      throws IOException {
    int port = server(Manner.DEMANDS, version);
    assertThat(ask(ruled, client, "stranger.test", port)).doesNotStartWith("answered");
  }

  @Test
  void store_thatDoesNotOpen_refusesTheConnectionWithoutTellingThePassword() throws IOException {
    int port = server(Manner.ASKS, "TLSv1.3");
    var softly = new SoftAssertions();
    for (var client : CLIENTS) {
      softly
          .assertThat(ask(ruled, client, "locked.test", port))
          .as(client)
          .startsWith("refused javax.net.ssl.SSL")
          .contains("rule 'rule-4'", "the store does not open with this password")
          .doesNotContain(SECRET);
    }
    softly.assertAll();
    assertThat(ruled.errorOutput()).doesNotContain(SECRET, Identity.PASSWORD);
  }

  @Test
  void expiredCertificate_isWarnedOfOnce() throws IOException {
    int port = server(Manner.DEMANDS, "TLSv1.3");
    ask(ruled, "socket-explicit", "old.test", port);
    ask(ruled, "url", "old.test", port);
    assertThat(ruled.errorOutput().lines().filter(line -> line.contains("expired at")))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("'rule-5' has a client certificate, old.p12"));
  }

  @Test
  void file_thatChanges_holdsForTheNextConnection() throws IOException {
    int port = server(Manner.DEMANDS, "TLSv1.2");
    assertThat(ask(ruled, "socket-shared", "watch.test", port))
        .isEqualTo("answered 200 CN=watched");
    lab.issue("changed").writeStore(folder.resolve("watched.p12"));
    Waiting.until(
        "the other certificate",
        () -> ask(ruled, "socket-shared", "watch.test", port).equals("answered 200 CN=changed"));
  }

  /** All forms of keys that the rules know, made by OpenSSL. */
  @Test
  void key_ofEachForm_isShown() throws Exception {
    assumeTrue(OpenSslServer.isPresent(), "openssl is not installed");
    var hosts = ClientKeys.FORMS.stream().map(form -> form + ".test").toArray(String[]::new);
    var softly = new SoftAssertions();
    try (var own = new Lab(Files.createDirectory(folder.resolve("keys")), hosts)) {
      var rules = new ArrayList<String>();
      new ClientKeys(own)
          .all()
          .forEach(
              (form, value) ->
                  rules.add("match: {host: " + form + ".test}, client-certificate: " + value));
      assertThat(rules).hasSameSizeAs(hosts);
      var agent = own.rules(rules.toArray(String[]::new)).toString();
      var child =
          own.start(own.child().environment("CLIENT_PASSWORD", Identity.PASSWORD).agent(agent));
      for (var version : VERSIONS) {
        var asking = new AskingServer(own.issue(hosts), Manner.DEMANDS, version);
        servers.add(asking);
        for (var form : ClientKeys.FORMS) {
          var answer = ask(child, "socket-explicit", form + ".test", asking.port());
          var told = softly.assertThat(answer).as(version + " " + form);
          if (form.startsWith("ed25519") && ChildJvm.feature() < 15) {
            told.startsWith("refused ").contains("this JVM does not support keys of ");
          } else {
            told.isEqualTo("answered 200 CN=" + form);
          }
        }
      }
      softly.assertThat(child.errorOutput()).doesNotContain(Identity.PASSWORD);
    }
    softly.assertAll();
  }

  /** A server that takes keys of RSA only: an empty answer would look like the rule's. */
  @Test
  void keyOfAKindThatTheServerDoesNotTake_refusesTheConnection() throws IOException {
    assumeTrue(OpenSslServer.isPresent(), "openssl is not installed");
    for (var version : List.of("-tls1_2", "-tls1_3")) {
      try (var openssl =
          OpenSslServer.start(
              folder, server, version, "-verify", "1", "-client_sigalgs", "RSA-PSS+SHA256")) {
        assertThat(ask(ruled, "socket-explicit", "store.test", openssl.port()))
            .startsWith("refused javax.net.ssl.SSL")
            .contains("rule 'rule-1'", "accepts no certificate with a key of EC");
        assertThat(ask(ruled, "socket-explicit", "none.test", openssl.port()))
            .startsWith("answered 200");
      }
    }
  }

  /** JSSE asks its key manager elsewhere before TLS 1.2. */
  @Test
  void certificate_beforeTls12_isShownAsWell() throws IOException {
    assumeTrue(OpenSslServer.isPresent(), "openssl is not installed");
    var authority = lab.authority().toString();
    try (var openssl =
        OpenSslServer.start(
            folder,
            server,
            "-tls1_1",
            "-cipher",
            "DEFAULT@SECLEVEL=0",
            "-verify_return_error",
            "-Verify",
            "1",
            "-CAfile",
            authority)) {
      for (var client : CLIENTS) {
        assertThat(ask(ruled, client, "early.test", openssl.port())).startsWith("answered 200");
      }
    }
  }

  /** nginx says who it took the client for, and whether the session was resumed. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void session_ofOneCertificate_isNotResumedUnderAnother(String version) throws IOException {
    assumeTrue(Nginx.isPresent(), "nginx is not installed");
    try (var nginx =
        Nginx.reporting(
            folder,
            server,
            "ssl_protocols " + version,
            "ssl_session_cache shared:sessions:1m",
            "keepalive_timeout 0",
            "ssl_verify_client optional",
            "ssl_client_certificate " + lab.authority(),
            "return 200 \"$ssl_client_s_dn $ssl_session_reused\"")) {
      var names =
          lab.rules(
              "match: {host: store.test}, sni: free.test, verify-name: free.test,"
                  + " client-certificate: {store: ruled.p12, password: "
                  + Identity.PASSWORD
                  + "}",
              "match: {host: none.test}, sni: free.test, verify-name: free.test,"
                  + " client-certificate: none");
      try (var child = lab.start(lab.child().agent(names.toString()))) {
        for (var again : List.of(".", "r")) {
          assertThat(ask(child, "socket-shared", "store.test", nginx.port()))
              .isEqualTo("answered 200 CN=ruled " + again);
          assertThat(ask(child, "socket-shared", "none.test", nginx.port()))
              .isEqualTo("answered 200  " + again);
          assertThat(ask(child, "socket-shared", "free.test", nginx.port()))
              .isEqualTo("answered 200  " + again);
        }
      }
    }
  }
}
