package dev.redial.matrix;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that choose suites and versions by themselves, before JSSE does, and servers that only
 * have what the JDK has disabled. What a rule adds reaches the ClientHello anyway.
 */
@ParameterizedClass
@MethodSource("tried")
@TestInstance(Lifecycle.PER_CLASS)
class ClientSuitesIT {
  private static final String WAY = "http-1";

  /** The kinds of clients that differ in what they do about suites. */
  private static final Set<String> KINDS = Set.of("OkHttp", "Apache5", "Netty");

  private static final Set<String> HTTP = Set.of("http-1", "http-2");

  private static final int RSA_AES128_GCM = 0x009c;
  private static final int ECDHE_RSA_AES128_CBC_SHA = 0xc013;

  /** Offered by the JDK, and by no client that has a list of its own. */
  private static final int ECDHE_RSA_AES256_CBC_SHA384 = 0xc028;

  private static final int TLS_1_1 = 0x0302;

  @Parameter Release release;

  private final List<AutoCloseable> servers = new ArrayList<>();
  private final Map<String, Relay> relays = new LinkedHashMap<>();
  private Lab lab;
  private Conversation free;
  private Conversation ruled;

  /** The newest of each kind. */
  static Stream<Release> tried() {
    return Release.tried()
        .filter(Release::newest)
        .filter(release -> KINDS.contains(release.program()));
  }

  @BeforeParameterizedClassInvocation
  void open(Release release, @TempDir Path folder) throws IOException {
    var hosts = new String[] {"suite.test", "cbc.test", "version.test", "strict.test"};
    lab = new Lab(folder, hosts);
    var identity = lab.issue(Kind.RSA, hosts);
    if (OpenSslServer.isPresent()) {
      var suite = new String[] {"-tls1_2", "-cipher", "AES128-GCM-SHA256"};
      add("openssl suite", OpenSslServer.start(folder, identity, suite));
      var cbc = new String[] {"-tls1_2", "-cipher", "ECDHE-RSA-AES128-SHA"};
      add("openssl cbc", OpenSslServer.start(folder, identity, cbc));
      // TLS 1.1 signs with MD5 and SHA-1, which OpenSSL 3 does on its lowest level only.
      var version = new String[] {"-tls1_1", "-cipher", "ECDHE-RSA-AES128-SHA:@SECLEVEL=0"};
      add("openssl version", OpenSslServer.start(folder, identity, version));
    }
    if (Nginx.isPresent()) {
      var suite = new String[] {"ssl_protocols TLSv1.2", "ssl_ciphers AES128-GCM-SHA256"};
      add("nginx suite", Nginx.reporting(folder, identity, suite));
      var cbc = new String[] {"ssl_protocols TLSv1.2", "ssl_ciphers ECDHE-RSA-AES128-SHA"};
      add("nginx cbc", Nginx.reporting(folder, identity, cbc));
      var version =
          new String[] {"ssl_protocols TLSv1.1", "ssl_ciphers ECDHE-RSA-AES128-SHA:@SECLEVEL=0"};
      add("nginx version", Nginx.reporting(folder, identity, version));
    }
    var rules =
        lab.rules(
            "match: {host: suite.test}, ciphers: {add: [AES128-GCM-SHA256]}",
            "match: {host: cbc.test}, ciphers: {only: [ECDHE-RSA-AES128-SHA]}",
            "match: {host: version.test}, protocols: {add: [TLSv1.1]}");
    var classPath = Compilation.of(release, Files.createDirectory(folder.resolve("classes")));
    free = lab.start(child(classPath), release.mainClass());
    ruled = lab.start(child(classPath).agent(rules.toString()), release.mainClass());
  }

  private void add(String name, OpenSslServer server) {
    servers.add(server);
    relays.put(name, lab.relay(server.port()));
  }

  private void add(String name, Nginx server) {
    servers.add(server);
    relays.put(name, lab.relay(server.port()));
  }

  private ChildJvm child(List<Path> classPath) throws IOException {
    var child = lab.child(MatrixClients.class);
    classPath.forEach(child::classPath);
    return child;
  }

  @AfterParameterizedClassInvocation
  void close() throws Exception {
    lab.close();
    for (var server : servers) {
      server.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openssl", "nginx"})
  void suite_disabledByTheJdk_isOfferedByRuleOnly(String server) {
    var relay = relay(server + " suite");
    refuses(free, "suite.test", relay);
    assertThat(relay.hellos()).noneMatch(hello -> hello.cipherSuites().contains(RSA_AES128_GCM));

    serves("suite.test", relay);
    assertThat(relay.hellos())
        .last()
        .satisfies(hello -> assertThat(hello.cipherSuites()).endsWith(RSA_AES128_GCM));

    refuses(ruled, "strict.test", relay);
    assertThat(relay.hellos()).noneMatch(hello -> hello.cipherSuites().contains(RSA_AES128_GCM));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openssl", "nginx"})
  void suite_asTheOnlyOneOfARule_isOfferedAlone(String server) {
    var relay = relay(server + " cbc");
    serves("cbc.test", relay);
    assertThat(relay.hellos())
        .last()
        .satisfies(
            hello -> assertThat(hello.cipherSuites()).containsExactly(ECDHE_RSA_AES128_CBC_SHA));

    relay.forget();
    ruled.ask(WAY, url("strict.test", relay));
    assertThat(relay.hellos()).isNotEmpty().allMatch(hello -> hello.cipherSuites().size() > 1);
  }

  /** As docs/clients.md says. */
  @Test
  void suites_withoutARule_areThoseOfTheJdkOrOfTheClientsOwnList() {
    var relay = relay("openssl suite");
    for (var way : release.ways()) {
      if (HTTP.contains(way)) {
        refuses(free, way, "strict.test", relay);
        var suites = assertThat(relay.hellos().get(0).cipherSuites()).as(way);
        switch (release.program()) {
          case "OkHttp" -> suites.hasSize(11);
          case "Netty" -> suites.hasSize(8);
          default -> suites.contains(ECDHE_RSA_AES256_CBC_SHA384).hasSizeGreaterThan(25);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openssl", "nginx"})
  void version_disabledByTheJdk_isOfferedByRuleOnly(String server) {
    var relay = relay(server + " version");
    refuses(free, "version.test", relay);
    assertThat(relay.hellos()).noneMatch(hello -> hello.versions().contains(TLS_1_1));

    serves("version.test", relay);
    assertThat(relay.hellos())
        .last()
        .satisfies(hello -> assertThat(hello.versions()).contains(TLS_1_1));

    refuses(ruled, "strict.test", relay);
    assertThat(relay.hellos()).noneMatch(hello -> hello.versions().contains(TLS_1_1));
  }

  private static void refuses(Conversation child, String host, Relay relay) {
    refuses(child, WAY, host, relay);
  }

  private static void refuses(Conversation child, String way, String host, Relay relay) {
    relay.forget();
    assertThat(child.ask(way, url(host, relay))).startsWith("refused ");
    assertThat(relay.hellos()).isNotEmpty();
  }

  private void serves(String host, Relay relay) {
    relay.forget();
    assertThat(ruled.ask(WAY, url(host, relay))).startsWith("answered 200");
  }

  private Relay relay(String name) {
    var relay = relays.get(name);
    assumeTrue(relay != null, "not installed: " + name);
    return relay;
  }

  private static String url(String host, Relay relay) {
    return "https://" + host + ":" + relay.port() + "/";
  }
}
