package dev.redial.it.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.testing.Arrival;
import dev.redial.testing.Certificates;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ChildJvm.Finished;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server sees the same of curl, and of an unmodified client under the rule of its command. */
@Tag("extended")
class CurlIT {
  private static final Path CURL = Path.of("/usr/bin/curl");
  private static final String CLIENT = "url";

  @TempDir Path folder;
  private Lab lab;
  private Origin origin;
  private String authority;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(Files.exists(CURL), "needs " + CURL);
    lab = new Lab(folder, "own.test");
    var identity = lab.issue(Certificates.Kind.RSA, "own.test", "edge.test", "localhost");
    origin = lab.origin(hello -> identity);
    authority = lab.authority().toString();
  }

  @AfterEach
  void stop() throws IOException {
    if (lab != null) {
      lab.close();
    }
  }

  /** What a server can tell callers apart by. */
  private record Seen(String serverName, String host, String field, boolean http2) {
    static Seen of(Arrival arrival) {
      var hello = arrival.hello();
      var request = arrival.requests().get(0);
      return new Seen(
          String.valueOf(hello.serverName()),
          String.join(" ", request.values("Host")),
          String.join(" ", request.values("X-Id")),
          hello.applicationProtocols().contains("h2"));
    }
  }

  @Test
  void server_seesOfTheRuledClient_whatItSeesOfCurl() throws Exception {
    int port = origin.port();
    var to = "--http1.1 --connect-to ::127.0.0.1:" + port;
    sameSeen(to + " https://edge.test/", "https://edge.test/");
    sameSeen(
        to + " -H 'Host: tenant.test' -H 'X-Id: it is' https://edge.test/x", "https://edge.test/x");
    sameSeen(
        "--http1.1 --resolve edge.test:" + port + ":127.0.0.1 https://Edge.test:" + port + "/",
        "https://Edge.test:" + port + "/");
    sameSeen("--http1.1 https://localhost:" + port + "/", "https://localhost:" + port + "/");
  }

  @Test
  void applicationWithAnotherUrl_isSeenAsCurl() throws Exception {
    int port = origin.port();
    var command = "curl --http1.1 --cacert " + authority + " --connect-to ::127.0.0.1:" + port;
    var asked = "https://own.test:" + port + "/";
    var byCurl = seenOfCurl(command + " https://edge.test/");
    var byRule = seenUnder("--for", asked, asked, command + " https://edge.test/");
    assertThat(byRule).isEqualTo(byCurl);
    assertThat(byRule.serverName()).isEqualTo("edge.test");
    assertThat(byRule.host()).isEqualTo("edge.test");
  }

  @Test
  void versionsAndSuites_areThoseOfCurl() throws Exception {
    var command =
        "curl --http1.1 --cacert "
            + authority
            + " --tls-max 1.2 --tlsv1.2 --ciphers"
            + " ECDHE-RSA-AES128-SHA:AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256 --connect-to"
            + " ::127.0.0.1:"
            + origin.port()
            + " https://own.test/";
    seenOfCurl(command);
    var ofCurl = origin.arrival().hello();
    seenUnder("https://own.test/", command);
    var ofRule = origin.arrival().hello();
    // 0x00ff is no suite but a signal (RFC 5746), and curl does not name the order of versions
    var suites = new ArrayList<>(ofCurl.cipherSuites());
    suites.remove(Integer.valueOf(0x00ff));
    var ruled = new ArrayList<>(ofRule.cipherSuites());
    ruled.remove(Integer.valueOf(0x00ff));
    assertThat(ruled).isEqualTo(suites).hasSize(3);
    assertThat(ofRule.versions()).contains(0x0303).doesNotContain(0x0304);
    assertThat(ofCurl.versions()).contains(0x0303).doesNotContain(0x0304);
  }

  @Test
  void proxy_isAskedForTheSameByBoth_andThePasswordStaysOutOfTheFile() throws Exception {
    try (var proxy = new ScriptedProxy(null, "Basic am9lOnMzY3JldA==")) {
      var command =
          "curl --http1.1 --cacert "
              + authority
              + " -x 127.0.0.1:"
              + proxy.port()
              + " -U joe:s3cret --proxy-header 'X-Zone: west' --connect-to ::127.0.0.1:"
              + origin.port()
              + " https://own.test/";
      seenOfCurl(command);
      var byCurl = proxy.requests().get(0);
      proxy.forget();
      seenUnder("https://own.test/", command);
      var asked = proxy.requests();
      // curl shows its password unasked, and a rule only to a proxy that asks for it
      assertThat(asked.get(0).values("Proxy-Authorization")).isEmpty();
      var byRule = asked.get(asked.size() - 1);
      assertThat(byRule.target()).isEqualTo(byCurl.target());
      for (var name : List.of("Host", "X-Zone", "Proxy-Authorization")) {
        assertThat(byRule.values(name)).as(name).isEqualTo(byCurl.values(name)).hasSize(1);
      }
    }
  }

  @Test
  void curl_makesTheCallOfTheRules_byTheCommandThatExplainPrints() throws Exception {
    int port = origin.port();
    var rules =
        lab.rules(
            "match: {host: own.test}, connect-to: '127.0.0.1:"
                + port
                + "', sni: edge.test,"
                + " host-header: 'tenant.test:1', headers: {set: {X-Id: '5$ \"a\"'}}, alpn: http/1.1,"
                + " ciphers: {only: [AES128-GCM-SHA256]}, protocols: {only: [TLSv1.2]},"
                + " trust: '"
                + authority
                + "'");
    var url = "https://own.test/x?y=[1]";
    var explained = redial("explain", rules.toString(), url, "--curl");
    assertThat(explained.exitCode()).isZero();

    var byCurl = seenOfCurl(explained.out());
    assertThat(origin.arrival().hello().cipherSuites()).contains(0x009c).doesNotContain(0xc02f);
    origin.forget();
    var child = lab.start(lab.child().agent(rules.toString()));
    assertThat(child.ask(CLIENT, "https://own.test/x")).startsWith("answered 200");
    assertThat(Seen.of(origin.arrival())).isEqualTo(byCurl);
    assertThat(byCurl.serverName()).isEqualTo("edge.test");
    assertThat(byCurl.field()).isEqualTo("5$ \"a\"");

    // and back to a rule that does the same
    var again = seenUnder("--for", "https://own.test/", "https://own.test/x", explained.out());
    assertThat(again).isEqualTo(byCurl);
  }

  private void sameSeen(String options, String url) throws Exception {
    var command = "curl --cacert " + authority + " " + options;
    var byCurl = seenOfCurl(command);
    assertThat(seenUnder(url, command)).as(command).isEqualTo(byCurl);
  }

  private Seen seenOfCurl(String command) throws Exception {
    origin.forget();
    var process =
        new ProcessBuilder("/bin/sh", "-c", command.replaceFirst("^curl", "curl -q -sS"))
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(command + "\n" + said).isZero();
    return Seen.of(origin.arrival());
  }

  private Seen seenUnder(String url, String command) throws Exception {
    return seenUnder("", "", url, command);
  }

  private Seen seenUnder(String option, String asked, String url, String command) throws Exception {
    var printed =
        option.isEmpty() ? redial("rule", command) : redial("rule", option, asked, command);
    assertThat(printed.exitCode()).as(printed.error()).isZero();
    assertThat(printed.out() + printed.error()).doesNotContain("s3cret");
    var rules = lab.file("rules.yaml", printed.out());
    origin.forget();
    var child =
        lab.start(lab.child().environment("PROXY_PASSWORD", "s3cret").agent(rules.toString()));
    assertThat(child.ask(CLIENT, url)).as(printed.out()).startsWith("answered 200");
    return Seen.of(origin.arrival());
  }

  private Finished redial(String... arguments) throws Exception {
    return ChildJvm.runningAgentJar(folder, ChildJvm.security(folder)).run(arguments);
  }
}
