package dev.redial.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.demo.sandbox.Try;
import dev.redial.demo.sandbox.TryOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command try, at the example rule files and at files with mistakes. */
class TryIT {
  private static final Path EXAMPLES = Path.of("../rules");

  /** They have keys of which nothing is seen in what is compared. */
  private static final List<String> NOT_COMPARED =
      List.of("client-certificate.yaml", "ip-version.yaml", "weak-certificate.yaml");

  @TempDir private static Path rules;

  /** The examples name PEM files that their users have: these are of a CA made for the test. */
  @BeforeAll
  static void copyExamples() throws Exception {
    var authority = new Certificates().authorityInPem();
    for (var example : examples().toList()) {
      Files.copy(EXAMPLES.resolve(example), rules.resolve(example));
    }
    Files.writeString(rules.resolve("private-ca.pem"), authority);
    Files.writeString(rules.resolve("proxy-ca.pem"), authority);
    writeClientStore(rules.resolve("client.p12"));
    Files.copy(Path.of("src/test/resources/expired-ca.pem"), rules.resolve("expired-ca.pem"));
  }

  private static void writeClientStore(Path file) throws Exception {
    try (var out = Files.newOutputStream(file)) {
      var password = Certificates.PASSWORD.toCharArray();
      new Certificates().keyStore("client.example.test").store(out, password);
    }
  }

  static Stream<String> examples() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Tag("extended")
  @ParameterizedTest
  @MethodSource("examples")
  void example_doesWhatItSaysAndWhatItsTestExpects(String example) throws Exception {
    var expect = EXAMPLES.resolve("tests").resolve(example).toAbsolutePath();

    var report = run(rules.resolve(example), Files.exists(expect) ? expect : null, false);

    if (example.equals("legacy-tls.yaml") && offersItsSuite()) {
      assertThat(report.text())
          .containsOnlyOnce("PROBLEM")
          .contains("rule 'old-suite': DOES NOT DO WHAT IT SAYS\n  PROBLEM: it changes nothing")
          .contains("rule 'old-version': does what it says", "1 of 2 rules do what they say");
    } else if (NOT_COMPARED.contains(example)) {
      assertThat(report.text())
          .doesNotContain("PROBLEM", ": does what it says")
          .contains(": COULD NOT BE TRIED IN FULL\n  NOT TRIED: '");
    } else {
      assertThat(report.text()).doesNotContain("PROBLEM", "NOT AS EXPECTED").contains("rule '");
      assertThat(report.exitCode()).as(report.text()).isZero();
    }
  }

  /** Older builds of JDK 17 offer it without any rule. */
  private static boolean offersItsSuite() throws IOException {
    var security = new Properties();
    var file = PackagedDemo.CHILD_JAVA_HOME.resolve("conf/security/java.security");
    try (var in = Files.newInputStream(file)) {
      security.load(in);
    }
    return !security.getProperty("jdk.tls.disabledAlgorithms").contains("TLS_RSA_");
  }

  @Test
  void testsOfExamples_areForExamples() throws Exception {
    try (var files = Files.list(EXAMPLES.resolve("tests"))) {
      assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf(examples().toList());
    }
  }

  @Tag("extended")
  @Test
  void mistakes_areCalledOut_andTheOtherRulesAreGood() throws Exception {
    var file =
        file(
            """
            version: 1
            proxies:
              corp: {url: "http://proxy.test:3128", username: me, password: "${env:PROXY_PASSWORD}"}
            rules:
              - {name: good, match: {host: "*.a.test"}, virtual-host: b.test}
              - {name: shadowed, match: {host: x.a.test}, sni: c.test}
              - {name: idle, match: {host: d.test}, host-header: d.test}
              - {name: expired, expires: 2020-01-01, match: {host: e.test}, sni: f.test}
              - {name: excepted, match: {host: k.test, except: k.test}, sni: l.test}
              - {name: impossible, match: {host: m.test}, protocols: {only: [TLSv1.3]}, alpn: [h2], ciphers: {remove: [TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384, TLS_CHACHA20_POLY1305_SHA256]}}
              - {name: proxied, match: {host: n.test}, proxy: corp, connect-to: "10.0.0.1:8443"}
              - {name: database, match: {host: o.test, port: 5432}, proxy: corp}
              - {name: moved, match: {host: 10.0.0.0/8, port: 25}, connect-to: "10.9.9.9:26"}
              - {name: direct, match: {host: p.test}, proxy: direct}
              - {name: trusting, match: {host: q.test}, trust: private-ca.pem}
              - {name: outdated, match: {host: r.test}, trust: expired-ca.pem}
              - {name: no-tls, match: {host: s.test, port: 80}, sni: t.test}
              - {name: watching, match: {host: u.test}, mode: observe, sni: v.test}
              - {name: single, match: {host: w.test}, verify-name: intranet}
              - {name: secret, match: {host: x.test}, headers: {set: {X-Api-Key: of-them}}}
            """);

    var report = run(file, null, false);

    assertThat(report.text())
        .contains(
            "rule 'good': does what it says",
            "  if the real server still refuses: java -jar redial-agent.jar doctor https://",
            "rule 'shadowed': DOES NOT DO WHAT IT SAYS\n"
                + "  PROBLEM: it never matches: for each of its hosts 'good' wins",
            "rule 'idle': DOES NOT DO WHAT IT SAYS\n  PROBLEM: it changes nothing",
            "rule 'expired': DOES NOT DO WHAT IT SAYS\n  PROBLEM: it has expired",
            "rule 'excepted': DOES NOT DO WHAT IT SAYS\n"
                + "  PROBLEM: it never matches: for each of its hosts no rule wins",
            "rule 'impossible': DOES NOT DO WHAT IT SAYS",
            "rule 'proxied': does what it says",
            "address           n.test:443 -> proxy.test:3128",
            "connect           none -> 10.0.0.1:8443",
            "Proxy-Authorization: Basic (redacted)",
            "o.test:5432 -> proxy.test:3128",
            "connect           none -> o.test:5432",
            "10.0.0.1:25 -> 10.9.9.9:26",
            "the client's own proxy -> p.test:443",
            "connect           p.test:443 -> none",
            "rule 'trusting': does what it says\n"
                + "  note: private-ca.pem holds CN=redial demo authority, valid until ",
            "verify-name       none -> q.test",
            "unable to find valid certification path to requested target -> answered",
            "rule 'outdated': DOES NOT DO WHAT IT SAYS\n"
                + "  PROBLEM: 'trust': no certificate in expired-ca.pem is valid today",
            "rule 'no-tls': COULD NOT BE TRIED IN FULL\n  NOT TRIED: what it says of TLS",
            "rule 'watching': does what it says\n  note: it only observes",
            "note: public CAs certify no name without a dot: only a CA of your own has 'intranet'",
            "header x-api-key: none -> (redacted)",
            "9 of 16 rules do what they say; accept with --untried-ok what could not be tried.");
    assertThat(report.text()).doesNotContain("of the test");
    assertThat(report.exitCode()).isEqualTo(1);
  }

  /** What each protocol says before TLS is said, and TLS is by the names of the rule. */
  @Test
  void protocolsOfDatabasesDirectoriesAndMail_areTriedWithTheirOwnFirstBytes() throws Exception {
    var file =
        file(
            """
            version: 1
            proxies:
              corp: {url: "http://proxy.test:3128"}
            rules:
              - {name: postgres, match: {host: 10.1.1.1, port: 5432}, verify-name: db.test, connect-to: "10.2.2.2:6432"}
              - {name: mysql, match: {host: my.test, port: 3306}, sni: other.test}
              - {name: ldap, match: {host: dir.test, port: 389}, trust: private-ca.pem}
              - {name: smtp, match: {host: mail.test, port: 587}, proxy: corp, sni: none}
              - {name: imap, match: {host: box.test, port: 143}, protocols: {only: [TLSv1.2]}}
              - {name: redis, match: {host: red.test, port: 6380}, ciphers: {only: [TLS_AES_128_GCM_SHA256]}, protocols: {only: [TLSv1.3]}}
            """);

    var report = run(file, null, false);

    assertThat(report.text())
        .contains(
            "postgresql://10.1.1.1:5432 by driver",
            "10.1.1.1:5432 -> 10.2.2.2:6432",
            "10.1.1.1 -> db.test",
            "protocol          postgresql with TLS",
            "mysql://my.test:3306 by driver",
            "my.test -> other.test",
            "protocol          mysql with TLS",
            "ldap://dir.test:389 by driver",
            "smtp://mail.test:587 by driver",
            "connect           none -> mail.test:587",
            "sni               mail.test -> none",
            "imap://box.test:143 by driver",
            "tls://red.test:6380 by driver",
            "6 of 6 rules do what they say");
    assertThat(report.exitCode()).as(report.text()).isZero();
  }

  @Test
  void json_saysTheSame() throws Exception {
    var report = run(rules.resolve("cdn-edge.yaml"), null, true);

    assertThat(report.text())
        .startsWith("{\"rules\":\"" + rules.resolve("cdn-edge.yaml") + "\"")
        .contains("\"good\":true,\"verdicts\":[{\"rule\":\"cdn-edge\",\"good\":true")
        .contains("\"sni\":\"tenant.example.com\"")
        .endsWith("\"unmet\":[],\"warnings\":[]}\n");
    assertThat(report.exitCode()).isZero();
  }

  @Test
  void fileThatTheCheckerRefuses_isNotTried() throws Exception {
    Files.createFile(rules.resolve("empty-ca.pem"));
    var file =
        file(
            """
            version: 1
            proxies:
              corp: {url: "http://proxy.test:3128", username: me}
              other: {url: "http://proxy.test:3128", username: me, password: "${env:REDIAL_NOT_SET}"}
            rules:
              - {name: no-action, match: {host: a.test}}
              - {name: no-proxy, match: {host: c.test}, proxy: unknown}
              - {name: no-ca, match: {host: d.test}, trust: missing-ca.pem}
              - {name: empty-ca, match: {host: e.test}, trust: empty-ca.pem}
              - {name: no-suite, match: {host: f.test}, ciphers: {add: [TLS_NO_SUCH]}}
              - {name: unfit, match: {host: g.test}, protocols: {only: [TLSv1.2]}, ciphers: {only: [TLS_AES_128_GCM_SHA256]}}
              - {name: pattern, match: {host: h.test}, verify-name: "*.test"}
              - {name: address, match: {host: i.test}, sni: 192.0.2.1}
              - {name: both, match: {host: j.test}, headers: {set: {X-A: b}, remove: [x-a]}}
            """);

    var report = run(file, null, false);

    assertThat(report.text())
        .contains(
            "'username' without 'password'",
            "'${env:REDIAL_NOT_SET}' is not set",
            "rule 'no-action': ",
            "rule 'no-proxy': unknown proxy",
            "rule 'no-ca': the PEM file 'missing-ca.pem' does not exist",
            "rule 'empty-ca': the PEM file 'empty-ca.pem' is empty",
            "rule 'no-suite': unknown cipher suite",
            "rule 'unfit': cipher suite 'TLS_AES_128_GCM_SHA256' needs TLSv1.3",
            "rule 'pattern': 'verify-name'",
            "rule 'address': 'sni' is an IP address",
            "rule 'both': header 'x-a' stands here twice",
            "11 errors")
        .doesNotContain("tried");
    assertThat(report.exitCode()).isEqualTo(1);
  }

  @Test
  void urlWithAnotherSpelling_isCalledOut() throws Exception {
    var options =
        new TryOptions(
            PackagedDemo.AGENT,
            PackagedDemo.CHILD_JAVA_HOME,
            file("{version: 1, rules: [{name: a, match: {host: a.exmaple.test}, sni: b.test}]}"),
            List.of("https://a.example.test/"),
            List.of("HttpsURL"),
            null,
            false,
            false);

    var report = run(options);

    assertThat(report.text())
        .contains(
            "no rule is for https://a.example.test/: left alone",
            "PROBLEM: no rule is for any of these URLs; see how their hosts are spelt",
            "Not called, as none of these URLs is for them: a");
    assertThat(report.exitCode()).isEqualTo(1);
  }

  @Test
  void expectationThatIsNotMet_isCalledOut(@TempDir Path directory) throws Exception {
    var expect =
        Files.writeString(
            directory.resolve("expect.yaml"),
            """
            expect:
              - {url: "https://127.0.0.1/", rule: cdn-edge, sni: other.example.com}
            """);

    var report = run(rules.resolve("cdn-edge.yaml"), expect, false);

    assertThat(report.text())
        .contains(
            "NOT AS EXPECTED: https://127.0.0.1/, java.net.http HTTP/2: sni:"
                + " expected other.example.com but was tenant.example.com",
            "1 of 1 rules do what they say; 1 expectations, 2 differences.");
    assertThat(report.exitCode()).isEqualTo(1);
  }

  @Test
  void packagedDemo_triesUrls_andSaysWhichHaveNoRule(@TempDir Path directory) throws Exception {
    var demo = new PackagedDemo(directory);
    var file = rules.resolve("cdn-edge.yaml").toString();
    var agent = PackagedDemo.AGENT.toString();

    var result =
        demo.run(
            "try",
            file,
            "https://127.0.0.1:8443/a",
            "https://a.test/",
            "jdbc:postgresql://me:secret@b.test/db?user=me",
            "--agent",
            agent);

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains(
            "https://127.0.0.1:8443/a by java.net.http HTTP/2",
            "address           127.0.0.1:8443",
            "host              127.0.0.1:8443 -> tenant.example.com",
            "no rule is for https://a.test/: left alone",
            "no rule is for postgresql://b.test:5432: left alone",
            "1 of 1 rules do what they say.");
    assertThat(result.exitCode()).isZero();
    assertThat(demo.temporaryFiles()).isEmpty();
  }

  @Test
  void packagedDemo_withWrongCommandLine_saysHowToGetItsUsage(@TempDir Path directory)
      throws Exception {
    var result = new PackagedDemo(directory).run("try", "--expect", "nothing");

    assertThat(result.err())
        .isEqualTo("try needs a rule file\nusage: java -jar redial-demo.jar try --help\n");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  private record Report(int exitCode, String text) {}

  private static Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(rules, "mistaken", ".yaml"), text);
  }

  private static Report run(Path file, @Nullable Path expect, boolean json) throws Exception {
    var options =
        new TryOptions(
            PackagedDemo.AGENT,
            PackagedDemo.CHILD_JAVA_HOME,
            file,
            List.of(),
            List.of(),
            expect,
            json,
            false);
    return run(options);
  }

  private static Report run(TryOptions options) throws Exception {
    var out = new ByteArrayOutputStream();
    int exitCode = new Try(options, new PrintStream(out, true, UTF_8), step -> {}).run();
    return new Report(exitCode, out.toString(UTF_8));
  }
}
