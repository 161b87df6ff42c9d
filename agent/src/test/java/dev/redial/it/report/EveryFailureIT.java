package dev.redial.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Certificates;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ClientHello;
import dev.redial.testing.ClosedPort;
import dev.redial.testing.Conversation;
import dev.redial.testing.Identity;
import dev.redial.testing.Lab;
import dev.redial.testing.Recording;
import dev.redial.testing.RuleTexts;
import dev.redial.testing.SickServer;
import dev.redial.testing.SickServer.Behaviour;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an operator sees of every kind of failure, by status, in the log and in a recording. The
 * kinds are routes, TLS, answers, and a rule that cannot be carried out.
 */
class EveryFailureIT {
  private static final String PINNED = "pinned.test";
  private static final String REFUSED = "refused";
  private static final String CLOSED = "closed-port";
  private static final String ALERT = "Received fatal alert: ";

  /** The JDK decides by which alert; the client's from 27 on by another one than before. */
  private static final String SOME = "an alert";

  private static final Pattern FAILURES_OF_TLS = Pattern.compile("\n  failures: (TLS [a-z_]+): ");

  /** The rules that fail, whose hosts have their names, and what of. */
  private static final Map<String, String> KINDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("unknown-name", "TLS unrecognized_name"),
              Map.entry("no-suite", "TLS handshake_failure"),
              Map.entry("version", "TLS protocol_version"),
              Map.entry("untrusted", SOME),
              Map.entry("wrong-name", "TLS certificate_unknown"),
              Map.entry("asks", SOME),
              Map.entry("closes", "TLS closed"),
              Map.entry("resets", "TLS closed"),
              Map.entry("ends", "TLS close_notify"),
              Map.entry("misdirected", "HTTP 421"),
              Map.entry("forbidden", "HTTP 403"),
              Map.entry("gateway", "HTTP 502"),
              Map.entry("challenged", "HTTP 407"),
              Map.entry("denied", "route 407"),
              Map.entry(CLOSED, "route refused"),
              Map.entry("proxy-tls", "proxy TLS"),
              Map.entry(REFUSED, "refused by redial")));

  /** A fatal alert by its number. */
  private static byte[] alert(int number) {
    return new byte[] {21, 3, 3, 0, 2, 2, (byte) number};
  }

  @TempDir Path folder;
  private Lab lab;
  private Recording recording;
  private ClosedPort closed;
  private Path rules;
  private final Map<String, SickServer> servers = new LinkedHashMap<>();
  private final Map<String, AtomicInteger> seen = new TreeMap<>();

  @BeforeEach
  void start() throws IOException {
    recording = new Recording(folder);
    serve("unknown-name", refusing(112));
    serve("no-suite", refusing(40));
    serve("version", refusing(70));
    serve("closes", socket -> ClientHello.read(socket.getInputStream()));
    serve("resets", EveryFailureIT::reset);
    serve("ends", EveryFailureIT::end);
    var own = new Certificates();
    serve("untrusted", showing(own.issue(PINNED)));
    lab = new Lab(folder, KINDS.keySet().stream().map(n -> n + ".test").toArray(String[]::new));
    serve("wrong-name", showing(lab.issue("other.test")));
    var pinned = lab.issue(PINNED);
    serve("asks", socket -> demand(socket, pinned));
    serve(REFUSED, showing(pinned));
    serve("misdirected", answering(pinned, 421));
    serve("forbidden", answering(pinned, 403));
    serve("gateway", answering(pinned, 502));
    serve("challenged", answering(pinned, 407));
    serve("denied", SickServer.asking("Basic realm=\"x\""));
    serve("proxy-tls", showing(own.issue("127.0.0.1")));
    closed = new ClosedPort();
    seen.put(CLOSED, new AtomicInteger());
    var text = new StringBuilder("version: 1\nrules:\n");
    for (var name : KINDS.keySet()) {
      text.append("  - {name: " + name + ", match: {host: " + name + ".test}, ");
      text.append(change(name) + "}\n");
    }
    rules = lab.file("rules.yaml", text);
  }

  private String change(String name) {
    var names = "virtual-host: " + PINNED;
    return switch (name) {
      case REFUSED -> "protocols: {remove: [TLSv1.2, TLSv1.3]}";
      case "denied" -> names + ", proxy: \"http://127.0.0.1:" + port(name) + "\"";
      case "proxy-tls" -> names + ", proxy: \"https://127.0.0.1:" + port(name) + "\"";
      case CLOSED -> names + ", connect-to: \"127.0.0.1:" + closed.number() + "\"";
      default -> names;
    };
  }

  private void serve(String name, Behaviour behaviour) throws IOException {
    var count = new AtomicInteger();
    seen.put(name, count);
    servers.put(
        name,
        new SickServer(
            socket -> {
              count.incrementAndGet();
              behaviour.serve(socket);
            }));
  }

  private static Behaviour refusing(int alert) {
    return socket -> {
      ClientHello.read(socket.getInputStream());
      socket.getOutputStream().write(alert(alert));
    };
  }

  private static Behaviour showing(Identity identity) {
    return answering(identity, 200);
  }

  private static Behaviour answering(Identity identity, int status) {
    return SickServer.https(hello -> identity, (name, host) -> status);
  }

  private static void reset(Socket socket) throws IOException {
    ClientHello.read(socket.getInputStream());
    SickServer.reset(socket);
  }

  /** Says that it ends, as a server does after its last data. */
  private static void end(Socket socket) throws IOException {
    ClientHello.read(socket.getInputStream());
    socket.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 1, 0});
  }

  /** Refuses, and lets the client read why. */
  private static void demand(Socket socket, Identity identity) throws IOException {
    var factory = identity.context().getSocketFactory();
    try (var tls = (SSLSocket) factory.createSocket(socket, null, false)) {
      tls.setNeedClientAuth(true);
      tls.startHandshake();
    } catch (SSLException e) {
      SickServer.swallow(socket);
    }
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
    closed.close();
    for (var server : servers.values()) {
      server.close();
    }
  }

  @Tag("extended")
  @ParameterizedTest
  @ValueSource(strings = {"url-shared", "http-shared", "engine-shared"})
  void failures_areCountedByKind(String client) throws Exception {
    checkNumbers(client, 3);
  }

  /** The numbers of 1,000 calls, of 13 kinds at least. */
  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"url-shared", "http-shared", "socket-shared", "engine-shared"})
  void failures_ofAThousandCalls_areTheNumbersThatTheServersSaw(String client) throws Exception {
    checkNumbers(client, 77);
  }

  /** A proxy that the application has chosen, and to which it does not answer. */
  @Tag("extended")
  @ParameterizedTest
  @ValueSource(strings = {"url-shared", "http-shared"})
  void challenges_ofTheApplicationsOwnProxy_areTheNumberThatItSaw(String client) throws Exception {
    serve("proxy", SickServer.asking("Basic realm=\"x\""));
    var child =
        recording.started(
            lab.start(
                lab.child()
                    .property("https.proxyHost", "127.0.0.1")
                    .property("https.proxyPort", port("proxy"))
                    .agent(rules.toString())));
    for (int i = 0; i < 4; i++) {
      assertThat(child.ask(client, "https://challenged.test/")).doesNotStartWith("answered 200");
    }

    assertThat(seen.get("proxy").get()).isEqualTo(4);
    seen.get("challenged").set(4);
    var expected = Map.of("challenged", "HTTP 407");
    assertThat(RuleTexts.ofStatus(redial("status", child.pid())).get("challenged"))
        .contains("\n  failures: HTTP 407: 4\n");
    checkRecording(child, expected);
    assertThat(child.errorOutput().lines().filter(line -> tells(line, "challenged")).toList())
        .hasSize(1);
  }

  private void checkNumbers(String client, int calls) throws Exception {
    var child =
        recording.started(
            lab.start(
                lab.child()
                    .property("jdk.httpclient.disableRetryConnect", true)
                    .agent(rules.toString())));
    var expected = new TreeMap<>(KINDS);
    if (List.of("socket-shared", "engine-shared").contains(client)) {
      // no client of HTTP that redial knows
      expected.values().removeIf(kind -> kind.startsWith("HTTP "));
    }
    if (client.startsWith("engine-") && ChildJvm.feature() == 8) {
      // its engine takes an end without close_notify for a failure of its own
      expected.replace("closes", "TLS internal_error");
    }
    for (int i = 0; i < calls; i++) {
      for (var name : List.copyOf(expected.keySet())) {
        var answer = child.ask(client, "https://" + name + ".test:" + port(name) + "/");
        assertThat(answer).as(name).doesNotStartWith("answered 200");
        if (name.equals(CLOSED)) {
          seen.get(name).incrementAndGet(); // nobody else does
        }
        if (answer.contains(ALERT)) {
          var kind = "TLS " + answer.substring(answer.indexOf(ALERT) + ALERT.length());
          assertThat(KINDS.get(name)).isIn(kind, SOME);
          expected.put(name, kind);
        }
      }
    }

    var status = RuleTexts.ofStatus(redial("status", child.pid()));
    expected.replaceAll((name, kind) -> kind.equals(SOME) ? kindIn(status.get(name)) : kind);
    checkStatus(status, expected);
    checkRecording(child, expected);
    for (var name : expected.keySet()) {
      assertThat(child.errorOutput().lines().filter(line -> tells(line, name)).toList())
          .as(name)
          .hasSize(1);
    }
  }

  private static String kindIn(String status) {
    var kind = FAILURES_OF_TLS.matcher(status);
    assertThat(kind.find()).as(status).isTrue();
    return kind.group(1);
  }

  /** Of the failure, and not of what the rule changed. */
  private static boolean tells(String line, String name) {
    return line.contains("rule '" + name + "' was applied")
        || line.contains(": rule '" + name + "': ")
        || line.contains("rule '" + name + "' matches");
  }

  /** As the page on operation says. */
  @Test
  void engine_thatItsProgramOnlyForgets_isNotCounted() throws Exception {
    var child = lab.start(lab.child().agent(rules.toString()));
    var url = "https://resets.test:" + port("resets") + "/";
    assertThat(child.ask("engine-dropping", url)).startsWith("failed ");

    assertThat(RuleTexts.ofStatus(redial("status", child.pid())).get("resets"))
        .contains("hits: TLS 1, first")
        .doesNotContain("failures");
  }

  private void checkStatus(Map<String, String> status, Map<String, String> expected) {
    expected.forEach(
        (name, kind) -> {
          int count = seen.get(name).get();
          assertThat(count).as(name).isPositive();
          assertThat(status.get(name)).contains("\n  failures: " + kind + ": " + count + "\n");
          if (name.equals(REFUSED) || kind.contains("route") || kind.startsWith("proxy")) {
            assertThat(status.get(name)).contains("no hit");
          } else {
            assertThat(status.get(name)).contains("TLS " + count + ", first");
          }
        });
  }

  private void checkRecording(Conversation child, Map<String, String> expected) {
    var ofTls = new TreeMap<String, Long>();
    var others = new TreeMap<String, Long>();
    expected.forEach(
        (name, kind) ->
            (kind.startsWith("TLS ") ? ofTls : others)
                .put(name + ": " + kind, (long) seen.get(name).get()));
    assertThat(
            recording.counts(
                child,
                "HandshakeFailed",
                event -> event.getString("rule") + ": TLS " + event.getString("alert")))
        .isEqualTo(ofTls);
    assertThat(
            recording.counts(
                child,
                "RuleFailed",
                event -> event.getString("rule") + ": " + event.getString("kind")))
        .isEqualTo(others);
  }

  private int port(String name) {
    return name.equals(CLOSED) ? closed.number() : servers.get(name).port();
  }

  private String redial(String... arguments) throws Exception {
    return ChildJvm.runningAgentJar(folder).run(arguments).out();
  }
}
