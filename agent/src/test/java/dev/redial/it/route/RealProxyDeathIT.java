package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.Halves;
import dev.redial.clients.JavaNetHttp;
import dev.redial.testing.Certificates;
import dev.redial.testing.Conversation;
import dev.redial.testing.HalfServer;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.Squid;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** squid is killed in the middle of a transfer, and comes back. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("extended")
class RealProxyDeathIT {
  private static final String PLAIN = "host.plain.test";
  private static final String SECURE = "host.secure.test";

  private Lab lab;
  private Squid squid;
  private HalfServer halves;
  private LineServer lines;
  private Conversation ruled;

  /** Uses the proxy by itself. */
  private Conversation own;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    assumeTrue(Squid.missing().isEmpty(), Squid.missing());
    lab = new Lab(folder);
    var authority = new Certificates();
    authority.writePem(folder.resolve("ca.pem"));
    squid = Squid.start(folder, PLAIN + " " + SECURE, authority.issue("127.0.0.1"));
    halves = new HalfServer(lab.issue(PLAIN, SECURE), Halves.HALF);
    lines = new LineServer();
    var rules =
        """
        version: 1
        proxies:
          plain: {url: "http://127.0.0.1:OPEN"}
          secure: {url: "https://127.0.0.1:SECURE", trust: ca.pem}
        rules:
          - {name: plain, match: {host: "*.plain.test"}, proxy: plain}
          - {name: secure, match: {host: "*.secure.test"}, proxy: secure}
        """
            .replace("OPEN", String.valueOf(squid.open()))
            .replace("SECURE", String.valueOf(squid.secure()));
    ruled = lab.start(lab.child(Halves.class).agent(lab.file("rules.yaml", rules).toString()));
    own =
        lab.start(
            lab.child(Halves.class)
                .property("https.proxyHost", "127.0.0.1")
                .property("https.proxyPort", squid.open()));
  }

  @AfterAll
  void stop() throws IOException {
    if (squid != null) {
      lab.close();
      squid.close();
      halves.close();
      lines.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "http-1"})
  void client_whoseProxyDies_seesWhatItWouldHaveSeen_andTheNextRequestWorks(String client)
      throws IOException {
    assumeFalse(JavaNetHttp.among(client).isEmpty(), "Java 8 has no java.net.http");
    var whole = "answered " + 2 * Halves.HALF + " bytes";
    var expected = interrupted(own, client, url(PLAIN) + "half");
    assertThat(expected).isNotEqualTo(whole);
    for (var host : new String[] {PLAIN, SECURE}) {
      assertThat(interrupted(ruled, client, url(host) + "half")).as(host).isEqualTo(expected);
      assertThat(ruled.ask(client, url(host) + "whole")).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"line-to-the-end", "selector"})
  void connection_whoseProxyDies_ends_andTheNextOneWorks(String client) throws IOException {
    for (var host : new String[] {PLAIN, SECURE}) {
      var target = "tcp://" + host + ":" + lines.port();
      assertThat(interrupted(ruled, client, target, "until:end"))
          .startsWith("answered 220 ready")
          .containsAnyOf(" end,", " 0 more ");
      assertThat(ruled.ask("line", target)).startsWith("answered 220 ready, hello, ");
    }
  }

  /** Kills the proxy when the client has half of it and waits, and starts it again. */
  private String interrupted(Conversation child, String... words) throws IOException {
    int before = child.errorOutput().length();
    var answer = CompletableFuture.supplyAsync(() -> child.ask(words));
    Waiting.until(
        "the client waits", () -> child.errorOutput().indexOf(Halves.WAITING, before) >= 0);
    squid.kill();
    try {
      return answer.join();
    } finally {
      squid.restart();
    }
  }

  private String url(String host) {
    return "https://" + host + ":" + halves.port() + "/";
  }
}
