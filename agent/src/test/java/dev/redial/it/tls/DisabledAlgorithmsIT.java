package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.testing.Certificates.Kind;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.OpenSslServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server whose Diffie-Hellman key has 2048 bits, and JVMs whose operator wants 3072. */
@TestInstance(Lifecycle.PER_CLASS)
class DisabledAlgorithmsIT {
  private static final String[] HOSTS = {
    "short.test", "other.test", "absent.test", "free.test", "rsa.test"
  };

  private static final String REFUSED = "does not comply";

  private Lab lab;
  private OpenSslServer server;
  private Conversation plain;
  private Conversation ruled;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    assumeTrue(OpenSslServer.isPresent(), "openssl is not installed");
    lab = new Lab(folder, HOSTS);
    server =
        OpenSslServer.start(
            folder, lab.issue(Kind.RSA, HOSTS), "-tls1_2", "-cipher", "DHE-RSA-AES128-GCM-SHA256");
    var rules =
        lab.rules(
            "match: {host: short.test}, disabled-algorithms: {remove: ['dh  keySize < 3072']}",
            "match: {host: other.test}, disabled-algorithms: {remove: [RC4, EC keySize < 224]}",
            "match: {host: absent.test}, disabled-algorithms: {remove: [DH keySize < 1024]}",
            "match: {host: rsa.test}, disabled-algorithms: {remove: ['DH keySize < 3072']},"
                + " ciphers: {only: ['TLS_RSA_*', 'TLS_DHE_*', ECDHE-RSA-AES128-GCM-SHA256]}");
    plain = lab.start(child());
    ruled = lab.start(child().agent(rules.toString()));
  }

  private ChildJvm child() throws IOException {
    var disabled = ChildJvm.disabledAlgorithms().replace("DH keySize < 1024", "DH keySize < 3072");
    var file = lab.file("strict.security", "jdk.tls.disabledAlgorithms=" + disabled + "\n");
    return lab.child().property("java.security.properties", file);
  }

  @AfterAll
  void stop() throws IOException {
    if (lab != null) {
      lab.close();
    }
    if (server != null) {
      server.close();
    }
  }

  static Stream<String> clients() {
    return Stream.of("socket-explicit", "engine-wrap", "url", "http-1", "socket-shared");
  }

  private String ask(Conversation child, String client, String host) {
    return child.ask(client, "https://" + host + ":" + server.port() + "/");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void entry_thatARuleRemoves_doesNotHoldForItsConnectionsOnly(String client) {
    assertThat(ask(plain, client, "short.test")).startsWith("refused ").contains(REFUSED);
    assertThat(ask(ruled, client, "short.test")).startsWith("answered 200");
    assertThat(ask(ruled, client, "free.test")).startsWith("refused ").contains(REFUSED);
    assertThat(ask(ruled, client, "other.test")).startsWith("refused ").contains(REFUSED);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void entry_thatTheJvmDoesNotHave_changesNothing_andThatIsSaid(String client) {
    assertThat(ask(ruled, client, "absent.test")).startsWith("refused ").contains(REFUSED);
    assertThat(ruled.errorOutput())
        .contains("'rule-3' cannot offer what 'DH keySize < 1024' disables: jdk.tls.disabled");
  }

  /** What else the JVM disables, it disables on this rule's connections as well. */
  @ParameterizedTest
  @MethodSource("clients")
  void otherEntries_holdUnderTheRule(String client) throws IOException {
    var relay = lab.relay(server.port());
    for (var host : new String[] {"short.test", "rsa.test"}) {
      relay.forget();
      assertThat(ruled.ask(client, "https://" + host + ":" + relay.port() + "/"))
          .as(host)
          .startsWith("answered 200");
      assertThat(relay.hello().cipherSuites()).as(host).doesNotContain(0x9c, 0x9d, 0x2f, 0x35);
    }
  }
}
