package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.testing.Certificates.Kind;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Nginx;
import dev.redial.testing.OpenSslServer;
import dev.redial.testing.Relay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

/**
 * Servers that only have what the JDK has disabled, or what the application does not offer: OpenSSL
 * and nginx, each behind a relay that records the ClientHello.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("extended")
class SuitesIT {
  private static final int RSA_AES128_CBC_SHA = 0x002f;
  private static final int RSA_AES256_CBC_SHA256 = 0x003d;
  private static final int RSA_AES128_GCM = 0x009c;
  private static final int ECDHE_RSA_AES128_CBC_SHA = 0xc013;
  private static final int ECDHE_RSA_AES128_GCM = 0xc02f;
  private static final int TLS_1_0 = 0x0301;
  private static final int TLS_1_1 = 0x0302;
  private static final int TLS_1_2 = 0x0303;
  private static final int TLS_1_3 = 0x0304;
  private static final int RSA_PKCS1_SHA1 = 0x0201;

  private static final String[] CLIENTS = {
    "socket-explicit", "engine-wrap", "url", "http-1", "http-2"
  };

  /** A property of JSSE by which an operator narrows what all connections of a JVM offer. */
  private static final String NARROW =
      "TLS_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384";

  private static final Map<String, String> RULES = new LinkedHashMap<>();

  static {
    RULES.put("gcm-add.test", "ciphers: {add: [AES128-GCM-SHA256]}");
    RULES.put("gcm-only.test", "ciphers: {only: [TLS_RSA_WITH_AES_128_GCM_SHA256]}");
    RULES.put("cbc-add.test", "ciphers: {add: [ECDHE-RSA-AES128-SHA]}");
    RULES.put("cbc-only.test", "ciphers: {only: [ECDHE-RSA-AES128-SHA]}");
    RULES.put("old-add.test", "protocols: {add: [TLSv1.1]}");
    RULES.put("old-only.test", "protocols: {only: [TLSv1.1]}");
    RULES.put("less.test", "ciphers: {remove: [ECDHE-RSA-AES128-GCM-SHA256]}");
    RULES.put("older.test", "protocols: {remove: [TLSv1.3]}");
  }

  private static final String STRICT = "strict.test";

  /** What a server is limited to, in the words of both programs. */
  private enum Limit {
    RSA_GCM("TLSv1.2", "AES128-GCM-SHA256", "-tls1_2"),
    RSA_CBC("TLSv1.2", "AES128-SHA", "-tls1_2"),
    ECDHE_CBC("TLSv1.2", "ECDHE-RSA-AES128-SHA", "-tls1_2"),
    // TLS 1.1 signs with MD5 and SHA-1, which OpenSSL 3 does on its lowest level only.
    TLS_1_1("TLSv1.1", "ECDHE-RSA-AES128-SHA:@SECLEVEL=0", "-tls1_1");

    private final String version;
    private final String suites;
    private final String option;

    Limit(String version, String suites, String option) {
      this.version = version;
      this.suites = suites;
      this.option = option;
    }
  }

  private final List<AutoCloseable> servers = new ArrayList<>();
  private final Map<String, Relay> relays = new LinkedHashMap<>();
  private Lab lab;
  private Conversation plain;
  private Conversation ruled;
  private Conversation plainNarrow;
  private Conversation ruledNarrow;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    var hosts = Stream.concat(RULES.keySet().stream(), Stream.of(STRICT)).toArray(String[]::new);
    lab = new Lab(folder, hosts);
    var identity = lab.issue(Kind.RSA, hosts);
    for (var limit : Limit.values()) {
      if (OpenSslServer.isPresent()) {
        var options = new String[] {limit.option, "-cipher", limit.suites};
        add("openssl " + limit, OpenSslServer.start(folder, identity, options));
      }
      if (Nginx.isPresent()) {
        var protocols = "ssl_protocols " + limit.version;
        var suites = "ssl_ciphers " + limit.suites;
        add("nginx " + limit, Nginx.reporting(folder, identity, protocols, suites));
      }
    }
    if (OpenSslServer.isPresent()) {
      var suite = "ECDHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0";
      var options = new String[] {"-tls1_2", "-cipher", suite, "-sigalgs", "RSA+SHA1"};
      add("openssl SHA1", OpenSslServer.start(folder, identity, options));
    }
    var rules = rules();
    plain = lab.start(lab.child());
    ruled = lab.start(lab.child().agent(rules));
    plainNarrow = lab.start(narrow(lab.child()));
    ruledNarrow = lab.start(narrow(lab.child()).agent(rules));
  }

  private void add(String name, OpenSslServer server) {
    servers.add(server);
    relays.put(name, lab.relay(server.port()));
  }

  private void add(String name, Nginx server) {
    servers.add(server);
    relays.put(name, lab.relay(server.port()));
  }

  private String rules() {
    return lab.rules(
            RULES.entrySet().stream()
                .map(rule -> "match: {host: " + rule.getKey() + "}, " + rule.getValue())
                .toArray(String[]::new))
        .toString();
  }

  private static ChildJvm narrow(ChildJvm child) {
    return child.property("jdk.tls.client.cipherSuites", NARROW);
  }

  @AfterAll
  void stop() throws Exception {
    lab.close();
    for (var server : servers) {
      server.close();
    }
  }

  static Stream<Arguments> serversAndClients() {
    return Stream.of("openssl", "nginx")
        .flatMap(server -> Stream.of(CLIENTS).map(client -> Arguments.of(server, client)));
  }

  static Stream<String> clients() {
    return Stream.of(CLIENTS);
  }

  @ParameterizedTest
  @MethodSource("serversAndClients")
  void suite_disabledByTheJdk_isOfferedAndChosenByRuleOnly(String server, String client) {
    var relay = relay(server, Limit.RSA_GCM);
    refuses(plain, client, "gcm-add.test", relay, "handshake_failure");
    var without = relay.hello().cipherSuites();
    serves(ruled, client, "gcm-add.test", relay, "TLSv1.2 AES128-GCM-SHA256");
    assertThat(relay.hello().cipherSuites()).isEqualTo(with(without, RSA_AES128_GCM));
    serves(ruled, client, "gcm-only.test", relay, "TLSv1.2 AES128-GCM-SHA256");
    assertThat(relay.hello().cipherSuites()).containsExactly(RSA_AES128_GCM);
    refuses(ruled, client, STRICT, relay, "handshake_failure");
    assertThat(relay.hello().cipherSuites()).isEqualTo(without);
  }

  @ParameterizedTest
  @MethodSource("serversAndClients")
  void suite_notOfferedByTheClient_isOfferedAndChosenByRuleOnly(String server, String client)
      throws IOException {
    if (client.startsWith("http-")) {
      ChildJvm.assumeJava(17, "java.net.http of Java 11 offers more than the property says");
    }
    var relay = relay(server, Limit.ECDHE_CBC);
    refuses(plainNarrow, client, "cbc-add.test", relay, "handshake_failure");
    var without = relay.hello().cipherSuites();
    serves(ruledNarrow, client, "cbc-add.test", relay, "TLSv1.2 ECDHE-RSA-AES128-SHA");
    assertThat(relay.hello().cipherSuites()).isEqualTo(with(without, ECDHE_RSA_AES128_CBC_SHA));
    serves(ruledNarrow, client, "cbc-only.test", relay, "TLSv1.2 ECDHE-RSA-AES128-SHA");
    assertThat(relay.hello().cipherSuites()).containsExactly(ECDHE_RSA_AES128_CBC_SHA);
    refuses(ruledNarrow, client, STRICT, relay, "handshake_failure");
    assertThat(relay.hello().cipherSuites()).isEqualTo(without);
  }

  @ParameterizedTest
  @MethodSource("serversAndClients")
  void version_disabledByTheJdk_isOfferedAndChosenByRuleOnly(String server, String client) {
    var relay = relay(server, Limit.TLS_1_1);
    refuses(plain, client, "old-add.test", relay, "protocol_version");
    assertThat(relay.hello().versions()).containsExactly(TLS_1_3, TLS_1_2);
    serves(ruled, client, "old-add.test", relay, "TLSv1.1 ECDHE-RSA-AES128-SHA");
    assertThat(relay.hello().versions()).containsExactly(TLS_1_3, TLS_1_2, TLS_1_1);
    serves(ruled, client, "old-only.test", relay, "TLSv1.1 ECDHE-RSA-AES128-SHA");
    assertThat(relay.hello().versions()).containsExactly(TLS_1_1).doesNotContain(TLS_1_0);
    refuses(ruled, client, STRICT, relay, "protocol_version");
    assertThat(relay.hello().versions()).containsExactly(TLS_1_3, TLS_1_2);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void signature_withSha1_isAcceptedOnlyWhereARuleAddsAnOldVersion(String client) {
    var relay = relay("openssl SHA1");
    refuses(plain, client, "old-add.test", relay, "handshake_failure");
    serves(ruled, client, "old-add.test", relay, "");
    assertThat(relay.hello().signatureSchemes()).contains(RSA_PKCS1_SHA1);
    refuses(ruled, client, "gcm-add.test", relay, "handshake_failure");
    refuses(ruled, client, STRICT, relay, "handshake_failure");
    assertThat(relay.hello().signatureSchemes()).doesNotContain(RSA_PKCS1_SHA1);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void suiteOrVersion_removedByRule_isOfferedByTheOthersOnly(String client) {
    var relay = relay("nginx", Limit.ECDHE_CBC);
    serves(ruled, client, STRICT, relay, "TLSv1.2 ECDHE-RSA-AES128-SHA");
    var without = relay.hello();
    assertThat(without.cipherSuites()).contains(ECDHE_RSA_AES128_GCM);
    serves(ruled, client, "less.test", relay, "TLSv1.2 ECDHE-RSA-AES128-SHA");
    var fewer = new ArrayList<>(without.cipherSuites());
    fewer.remove((Integer) ECDHE_RSA_AES128_GCM);
    assertThat(relay.hello().cipherSuites()).isEqualTo(fewer);
    serves(ruled, client, "older.test", relay, "TLSv1.2 ECDHE-RSA-AES128-SHA");
    assertThat(relay.hello().versions()).containsExactly(TLS_1_2);
  }

  /** The application enables the CBC suites itself; the JDK's ban on them must outlive the rule. */
  @ParameterizedTest
  @MethodSource("serversAndClients")
  void rule_forOneDisabledSuite_enablesNoOther(String server, String client) {
    var relay = relay(server, Limit.RSA_CBC);
    refuses(ruled, client, "gcm-add.test", relay, "handshake_failure");
    refuses(ruled, "socket-asking-for-rsa", "gcm-add.test", relay, "handshake_failure");
    assertThat(relay.hello().cipherSuites())
        .contains(RSA_AES128_GCM)
        .doesNotContain(RSA_AES128_CBC_SHA, RSA_AES256_CBC_SHA256);
    refuses(ruled, "socket-asking-for-rsa", "old-add.test", relay, "handshake_failure");
    assertThat(relay.hello().cipherSuites())
        .doesNotContain(RSA_AES128_GCM, RSA_AES128_CBC_SHA, RSA_AES256_CBC_SHA256);
  }

  /** An operator may disable them for certificates, too: builds differ in where they ask then. */
  @ParameterizedTest
  @MethodSource("clients")
  void signature_withSha1DisabledForEveryUse_isOfferedByRuleOnly(String client) throws IOException {
    var relay = relay("openssl SHA1");
    var schemes = ChildJvm.feature() == 8 ? ", SHA1withRSA, SHA1withECDSA, SHA1withDSA" : "";
    var property = "jdk.tls.disabledAlgorithms=" + ChildJvm.DISABLED_BY_NAME + schemes + "\n";
    var security = lab.file("every-use.security", property);
    var child = lab.child().property("java.security.properties", security).agent(rules());
    try (var everyUse = lab.start(child)) {
      serves(everyUse, client, "old-add.test", relay, "");
      assertThat(relay.hello().signatureSchemes()).contains(RSA_PKCS1_SHA1);
      refuses(everyUse, client, STRICT, relay, "handshake_failure");
      assertThat(relay.hello().signatureSchemes()).doesNotContain(RSA_PKCS1_SHA1);
    }
  }

  @Test
  void securityProperty_afterRuledConnections_isUnchanged() throws IOException {
    serves(ruled, "url", "gcm-add.test", relay("openssl", Limit.RSA_GCM), "");
    assertThat(ruled.ask("security-property", "jdk.tls.disabledAlgorithms"))
        .isEqualTo(ChildJvm.disabledAlgorithms());
  }

  private static void refuses(
      Conversation child, String client, String host, Relay relay, String alert) {
    relay.forget();
    assertThat(child.ask(client, url(host, relay))).startsWith("refused ").contains(alert);
  }

  /** nginx answers with what it negotiated; OpenSSL with a page whose text clients skip. */
  private void serves(
      Conversation child, String client, String host, Relay relay, String negotiated) {
    relay.forget();
    var answer = child.ask(client, url(host, relay));
    assertThat(answer).as("%s %s", client, host).startsWith("answered 200");
    if (relays.entrySet().stream()
        .anyMatch(entry -> entry.getValue() == relay && entry.getKey().startsWith("nginx"))) {
      assertThat(answer).contains(negotiated);
    }
  }

  private Relay relay(String server, Limit limit) {
    return relay(server + " " + limit);
  }

  private Relay relay(String name) {
    var relay = relays.get(name);
    assumeTrue(relay != null, "not installed: " + name);
    return relay;
  }

  private static List<Integer> with(List<Integer> suites, int last) {
    var more = new ArrayList<>(suites);
    more.add(last);
    return more;
  }

  private static String url(String host, Relay relay) {
    return "https://" + host + ":" + relay.port() + "/";
  }
}
