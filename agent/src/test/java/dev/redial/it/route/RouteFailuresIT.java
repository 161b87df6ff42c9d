package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Channels;
import dev.redial.clients.Clients;
import dev.redial.testing.Certificates;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ClosedPort;
import dev.redial.testing.Conversation;
import dev.redial.testing.FullListener;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.Origin;
import dev.redial.testing.Recording;
import dev.redial.testing.RuleTexts;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator sees of ways that do not open: by status, in the log and in a recording. */
class RouteFailuresIT {
  private static final String SECRET = "swordfish";
  private static final String WORKS = "works";

  /** The rules that fail, whose hosts have their names, and what of. */
  private static final Map<String, String> KINDS =
      new TreeMap<>(
          Map.of(
              "closed", "route refused",
              "closed-proxy", "route refused",
              "unknown", "route unknown host",
              "unknown-proxy", "route unknown host",
              "denied", "route 407",
              "status-502", "route 502",
              "closes", "route broken",
              "garbage", "route broken",
              "untrusted", "proxy TLS"));

  @TempDir Path folder;
  private Lab lab;
  private Recording recording;
  private LineServer server;
  private Origin plainOrigin;
  private ClosedPort closed;
  private FullListener full;
  private ScriptedProxy proxy;
  private ScriptedProxy denying;
  private ScriptedProxy untrusted;
  private Path rules;

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder);
    recording = new Recording(folder);
    server = new LineServer();
    plainOrigin = lab.plainOrigin();
    closed = new ClosedPort();
    full = new FullListener();
    proxy = new ScriptedProxy(null, null);
    denying = new ScriptedProxy(null, "Basic none");
    untrusted = new ScriptedProxy(new Certificates().issue("127.0.0.1"), null);
    lab.file("secret", SECRET + "\n");
    var at = "http://127.0.0.1:";
    rules =
        lab.file(
            "rules.yaml",
            """
            version: 1
            proxies:
              open: {url: "OPEN"}
              denying: {url: "DENYING", username: me, password: "${file:secret}", auth: basic}
              untrusted: {url: "UNTRUSTED"}
            rules:
              - {name: closed, match: {host: closed.test}, connect-to: ["127.0.0.1:CLOSED"]}
              - {name: closed-proxy, match: {host: closed-proxy.test}, proxy: "http://127.0.0.1:CLOSED"}
              - {name: unknown, match: {host: unknown.test}, connect-to: nowhere.test}
              - {name: unknown-proxy, match: {host: unknown-proxy.test}, proxy: "http://nowhere.test:3128"}
              - {name: denied, match: {host: denied.test}, proxy: denying}
              - {name: status-502, match: {host: status-502.test}, proxy: open}
              - {name: closes, match: {host: closes.test}, proxy: open}
              - {name: garbage, match: {host: garbage.test}, proxy: open}
              - {name: untrusted, match: {host: untrusted.test}, proxy: untrusted}
              - {name: second, match: {host: second.test}, proxy: open, connect-to: [status-502.test, works.test]}
              - {name: slow, match: {host: slow.test}, connect-to: ["127.0.0.1:FULL"]}
              - {name: seen, match: {host: 127.0.0.1}, connect-to: nowhere.test, mode: observe}
              - {name: works, match: {host: works.test}, proxy: open}
            """
                .replace("OPEN", at + proxy.port())
                .replace("DENYING", at + denying.port())
                .replace("UNTRUSTED", "https://127.0.0.1:" + untrusted.port())
                .replace("CLOSED", "" + closed.number())
                .replace("FULL", "" + full.port()));
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
    server.close();
    closed.close();
    full.close();
    proxy.close();
    denying.close();
    untrusted.close();
  }

  @Tag("extended")
  @ParameterizedTest
  @ValueSource(strings = {"line", "url", "blocking", "selector", "async-handler", "async-future"})
  void failures_areCountedByKind_andHitsAreWaysThatOpened(String client) throws Exception {
    checkNumbers(client, 3);
  }

  /** The numbers of 1,000 calls. */
  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"line", "selector", "async-handler"})
  void failures_ofAThousandCalls_areTheNumbersThatTheServersSaw(String client) throws Exception {
    checkNumbers(client, 100);
  }

  private void checkNumbers(String client, int calls) throws Exception {
    var child = start(client);
    for (int i = 0; i < calls; i++) {
      for (var rule : KINDS.keySet()) {
        assertThat(ask(child, client, rule)).contains("xception");
      }
      assertThat(ask(child, client, WORKS)).doesNotContain("xception");
    }

    assertThat(denying.connections()).isEqualTo(calls);
    assertThat(untrusted.connections()).isEqualTo(calls);
    assertThat(proxy.requests()).hasSize(4 * calls);
    checkStatus(child, calls);
    checkRecording(child, calls);
    KINDS.forEach((rule, kind) -> checkLog(child, rule, kind));
    assertThat(lines(child, WORKS))
        .singleElement()
        .asString()
        .contains(" INFO rule 'works' changes works.test:", "by proxy 'open' (http://127.0.0.1:");
    assertThat(child.errorOutput()).doesNotContain(SECRET);
  }

  private void checkStatus(Conversation child, int calls) throws Exception {
    var text = RuleTexts.ofStatus(redial("status", child.pid()));
    var json = RuleTexts.of(redial("status", child.pid(), "--json"), "{\"name\":\"", "\"");
    KINDS.forEach(
        (rule, kind) -> {
          assertThat(text.get(rule)).contains("\n  no hit\n  failures: " + kind + ": " + calls);
          assertThat(json.get(rule))
              .contains("\"hits\":{},\"failures\":{\"" + kind + "\":" + calls + "}")
              .contains("\"firstHit\":null");
        });
    assertThat(text.get(WORKS))
        .contains("\n  hits: route " + calls + ", first")
        .doesNotContain("failures");
    assertThat(json.get(WORKS)).contains("\"hits\":{\"route\":" + calls + "},\"failures\":{}");
  }

  private void checkRecording(Conversation child, long calls) {
    var expected = new TreeMap<String, Long>();
    KINDS.forEach((rule, kind) -> expected.put(rule + ": " + kind, calls));
    assertThat(
            recording.counts(
                child,
                "RuleFailed",
                event -> event.getString("rule") + ": " + event.getString("kind")))
        .isEqualTo(expected);
    assertThat(recording.events(child, "RuleFailed"))
        .allSatisfy(event -> assertThat(event.getString("layer")).isEqualTo("route"))
        .allSatisfy(event -> assertThat(event.getString("reason")).contains(" failed: "))
        .allSatisfy(event -> assertThat(event.getString("reason")).doesNotContain(SECRET));
    assertThat(recording.counts(child, "RuleApplied", event -> event.getString("rule")))
        .isEqualTo(Map.of(WORKS, calls));
  }

  private void checkLog(Conversation child, String rule, String kind) {
    assertThat(lines(child, rule))
        .singleElement()
        .asString()
        .contains(" ERROR " + kind + ": rule '" + rule + "': ", rule + ".test:")
        .contains(rule.startsWith("unknown") ? "nowhere.test" : "127.0.0.1:");
  }

  @Test
  void failure_thatComesAHundredTimes_isSaidOnce() throws Exception {
    var child = start("line");
    for (int i = 0; i < 100; i++) {
      ask(child, "line", "denied");
    }

    assertThat(denying.connections()).isEqualTo(100);
    assertThat(redial("status", child.pid())).contains("failures: route 407: 100\n");
    checkLog(child, "denied", "route 407");
  }

  @Tag("extended")
  @ParameterizedTest
  @ValueSource(strings = {"line", "adaptor"})
  void silence_isATimeOut(String client) throws Exception {
    var child = start(client);
    var limit = client.equals("line") ? "Connect-Timeout:300" : "limit:300";
    assertThat(child.ask(client, to(client, "slow"), limit)).contains("SocketTimeoutException");

    assertThat(redial("status", child.pid())).contains("failures: route timeout: 1\n");
    checkLog(child, "slow", "route timeout");
  }

  @Tag("extended")
  @ParameterizedTest
  @ValueSource(strings = {"line", "selector"})
  void list_whoseSecondTargetAnswers_isAHit(String client) throws Exception {
    var child = start(client);
    assertThat(ask(child, client, "second")).contains("220 ready");

    assertThat(redial("status", child.pid()))
        .contains("hits: route 1, first")
        .doesNotContain("failures");
    assertThat(lines(child, "second")).singleElement().asString().contains(" INFO ");
  }

  @Test
  void observedRule_countsWhatItWouldLead() throws Exception {
    var child = start("line");
    assertThat(child.ask("line", "tcp://127.0.0.1:" + server.port())).startsWith("answered ");
    assertThat(child.ask("line", "tcp://127.0.0.1:" + closed.number())).startsWith("failed ");

    assertThat(redial("status", child.pid()))
        .contains("hits: route 2, first")
        .doesNotContain("failures");
  }

  private Conversation start(String client) throws IOException {
    var program = Channels.ALL.contains(client) ? Channels.class : Clients.class;
    return recording.started(
        lab.start(lab.child(program).property("http.keepAlive", false).agent(rules.toString())));
  }

  private String ask(Conversation child, String client, String host) {
    return child.ask(client, to(client, host));
  }

  private String to(String client, String host) {
    return client.equals("url")
        ? "http://" + host + ".test:" + plainOrigin.port() + "/"
        : "tcp://" + host + ".test:" + server.port();
  }

  private static List<String> lines(Conversation child, String rule) {
    return child
        .errorOutput()
        .lines()
        .filter(line -> line.contains("rule '" + rule + "'"))
        .toList();
  }

  private String redial(String... arguments) throws Exception {
    var finished = ChildJvm.runningAgentJar(folder).run(arguments);
    assertThat(finished.error()).isEmpty();
    return finished.out();
  }
}
