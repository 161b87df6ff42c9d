package dev.redial.it.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.JavaNetHttp;
import dev.redial.clients.Regulars;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kept connections of a rule that changes their route and nothing else, with TLS and without. */
@Tag("extended")
class RouteRetireIT {
  @TempDir Path folder;
  private Lab lab;
  private Path rules;

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder, "own.test");
    rules = folder.resolve("live.yaml");
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void way_givenChangedAndTakenBack_holdsForTheNextRequestOfEachClient(String scheme)
      throws Exception {
    var own = origin(scheme);
    var one = origin(scheme);
    var two = origin(scheme);
    Files.writeString(rules, "version: 1\nrules: []\n");
    var child = lab.start(lab.child(Regulars.class).agent(rules.toString()));
    var url = scheme + "://own.test:" + own.port() + "/";
    checkCalled(child, url, own, own, one, two);

    change(child, 1, rule(one));
    checkCalled(child, url, one, own, one, two);

    change(child, 2, rule(two));
    checkCalled(child, url, two, own, one, two);

    change(child, 3, "version: 1\nrules: []\n");
    checkCalled(child, url, own, own, one, two);
    assertThat(child.errorOutput()).doesNotContain("failed");
  }

  @Test
  void connection_thatIsKept_isCountedAsDraining_untilItIsClosed() throws Exception {
    assumeTrue(JavaNetHttp.isThere(), "those that drain are of java.net.http");
    var own = origin("http");
    Files.writeString(rules, rule(own));
    var child = lab.start(lab.child(Regulars.class).agent(rules.toString()));
    var url = "http://own.test:" + own.port() + "/";
    ask(child, url);

    // HttpURLConnection closes one that has been idle for 5 s
    assertThat(redial("off", child.pid()))
        .containsPattern("rule 'live' no longer holds; [23] connection");
    ask(child, url);

    // java.net.http looks for the host's own address, and leaves the others to their time-out
    assertThat(redial("status", child.pid()))
        .contains("off, with connections that drain")
        .contains("rule 'live' no longer holds; 2 connection");
  }

  private Origin origin(String scheme) throws IOException {
    return scheme.equals("https") ? lab.origin("own.test") : lab.plainOrigin();
  }

  private static String rule(Origin to) {
    return "version: 1\nrules:\n  - {name: live, match: {host: own.test}, connect-to: '127.0.0.1:"
        + to.port()
        + "'}\n";
  }

  private void change(Conversation child, int number, String text) throws IOException {
    Files.writeString(rules, text);
    Waiting.until(
        "change " + number, () -> child.errorOutput().split(", by change of", -1).length > number);
  }

  private static void checkCalled(Conversation child, String url, Origin expected, Origin... all) {
    var before = Stream.of(all).map(RouteRetireIT::requests).toList();
    ask(child, url);
    ask(child, url);
    for (int i = 0; i < all.length; i++) {
      assertThat(requests(all[i]) - before.get(i))
          .as("requests to origin %s", i)
          .isEqualTo(all[i].port() == expected.port() ? 2 * Regulars.CLIENTS.size() : 0);
    }
    // the host's own connections, from before the rule, may serve again after it
    assertThat(expected.arrivals())
        .as("connections")
        .hasSizeBetween(Regulars.CLIENTS.size(), 2 * Regulars.CLIENTS.size());
  }

  private static int requests(Origin origin) {
    return origin.arrivals().stream().mapToInt(arrival -> arrival.requests().size()).sum();
  }

  private static void ask(Conversation child, String url) {
    for (var client : List.copyOf(Regulars.CLIENTS)) {
      assertThat(child.ask(client, url)).as(client).startsWith("answered");
    }
  }

  private String redial(String... arguments) throws Exception {
    return ChildJvm.runningAgentJar(folder).run(arguments).out();
  }
}
