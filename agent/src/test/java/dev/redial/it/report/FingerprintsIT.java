package dev.redial.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.JavaNetHttp;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ChildJvm.Finished;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of connections that rules leave alone, by what really went out. */
@Tag("extended")
class FingerprintsIT {
  /** Two of them on one context, so that sessions resume. */
  private static final List<String> CLIENTS =
      JavaNetHttp.among("socket-shared", "url-shared", "http-shared", "engine-shared");

  @TempDir Path folder;
  private Lab lab;
  private Origin origin;
  private Path rules;

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder, "own.test", "free.test", "ruled.test");
    origin = lab.origin("own.test", "free.test", "ruled.test", "pinned.test");
    rules = lab.rules("match: {host: ruled.test}, virtual-host: pinned.test");
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
  }

  @Test
  void endpoints_beforeAndAfterTheRules_areIdentical_butForTheRuledOne() throws Exception {
    var child = lab.start(lab.child());
    attach(child, ",mode=observe,fingerprints=true");
    askAll(child);
    assertThat(fingerprints(child).out()).contains("0 endpoints identical, 3 seen on one side");
    attach(child, "");
    askAll(child);

    var text = fingerprints(child).out();

    int port = origin.port();
    assertThat(text)
        .contains(": 2 endpoints identical, 1 changed as ruled\n")
        .contains("own.test:" + port + ": identical\n  ClientHello: SNI own.test, ")
        .contains("free.test:" + port + ": identical\n")
        .contains("  Host / :authority: own.test:" + port + ", the same\n")
        .contains("  address: name, dialled as asked, the same\n")
        .contains("ruled.test:" + port + ": changed as ruled by [rule-1]\n")
        .containsPattern("ClientHello: SNI ruled.test, .* -> SNI pinned.test, ")
        .contains("  Host / :authority: ruled.test:" + port + " -> pinned.test\n");
    var json = fingerprints(child, "--json").out();
    assertThat(json)
        .contains("\"summary\":\"2 endpoints identical, 1 changed as ruled\"")
        .contains("\"endpoint\":\"ruled.test:" + port + "\",\"verdict\":\"changed as ruled\"")
        .contains("\"address\":{\"before\":[\"name, dialled as asked\"],\"after\":[\"name,");
    assertThat(child.errorOutput()).doesNotContain("did not take").doesNotContain("failed");
  }

  @Test
  void endpoint_thatTheApplicationItselfCallsInAnotherWay_isSaidToHaveChanged() throws Exception {
    var child = lab.start(lab.child().agent("rules=" + rules + ",mode=observe,fingerprints=true"));
    ask(child, "socket-shared", "own.test");
    ask(child, "socket-shared", "free.test");
    attach(child, "");
    ask(child, "http-shared", "own.test");
    ask(child, "socket-shared", "free.test");

    assertThat(fingerprints(child).out())
        .contains(": 1 endpoint identical, 1 changed without a rule\n")
        .contains("own.test:" + origin.port() + ": changed without a rule\n");
  }

  @Test
  void fingerprints_areTakenOnceSomebodyAsks_andNotBefore() throws Exception {
    var child = lab.start(lab.child().agent("rules=" + rules));
    ask(child, "socket-shared", "own.test");
    assertThat(redial("status", child.pid()).out()).contains("instrumented: ");
    assertThat(redial("status", child.pid(), "--json").out()).doesNotContain("HandshakeMessage");

    assertThat(fingerprints(child).out()).contains(": 0 endpoints identical\n");
    ask(child, "socket-shared", "own.test");

    assertThat(fingerprints(child).out())
        .contains("own.test:" + origin.port() + ": seen on one side only\n")
        .contains("  ClientHello: not seen -> SNI own.test, ");
    assertThat(redial("status", child.pid(), "--json").out()).contains("HandshakeMessage");
    assertThat(redial("off", child.pid()).exitCode()).isZero();
    assertThat(redial("status", child.pid(), "--fingerprints", "--wrong").exitCode()).isEqualTo(2);
  }

  private void askAll(Conversation child) {
    for (var client : CLIENTS) {
      for (var host : List.of("own.test", "free.test", "ruled.test")) {
        ask(child, client, host);
        ask(child, client, host);
      }
    }
  }

  private void ask(Conversation child, String client, String host) {
    assertThat(child.ask(client, "https://" + host + ":" + origin.port() + "/"))
        .as(client)
        .startsWith("answered");
  }

  private void attach(Conversation child, String options) throws Exception {
    var attached = redial("attach", child.pid(), rules + options);
    assertThat(attached.exitCode()).as(attached.error()).isZero();
  }

  private Finished fingerprints(Conversation child, String... more) throws Exception {
    return more.length == 0
        ? redial("status", child.pid(), "--fingerprints")
        : redial("status", child.pid(), "--fingerprints", more[0]);
  }

  private Finished redial(String... arguments) throws Exception {
    return ChildJvm.runningAgentJar(folder).run(arguments);
  }
}
