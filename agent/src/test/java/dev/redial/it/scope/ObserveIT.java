package dev.redial.it.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.JavaNetHttp;
import dev.redial.testing.Arrival;
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

/** Rules that must change nothing: observed ones and expired ones. */
@Tag("extended")
class ObserveIT {
  private static final String HOST = "Own.Test";
  private static final String CHANGES =
      ", virtual-host: pinned.test, lowercase: true, headers: {set: {X-Redial: one}}";
  private static final List<String> CLIENTS =
      JavaNetHttp.among(
          "socket-explicit",
          "engine-wrap",
          "url",
          "url-verifier-class",
          "http-1",
          "http-2",
          "web-socket");

  private Lab lab;
  private Origin origin;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, HOST);
    origin = lab.origin("own.test");
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
  }

  @Test
  void rule_modeObserve_changesNothingAndSaysWhatItWould() throws IOException {
    var rules = lab.rules("match: {host: own.test}, mode: observe" + CHANGES);
    var child = lab.start(lab.child().agent(rules.toString()));
    checkUntouched(child);
    checkSaysWhatItWould(child);
  }

  @Test
  void agent_modeObserve_changesNothingAndSaysWhatItWould() throws IOException {
    var rules = lab.rules("match: {host: own.test}" + CHANGES);
    var child = lab.start(lab.child().agent("rules=" + rules + ",mode=observe"));
    checkUntouched(child);
    checkSaysWhatItWould(child);
  }

  @Test
  void rule_expired_changesNothing() throws IOException {
    var rules = lab.rules("match: {host: own.test}, expires: 2020-01-31" + CHANGES);
    var child = lab.start(lab.child().agent(rules.toString()));
    checkUntouched(child);
    assertThat(child.errorOutput()).doesNotContain("changes").doesNotContain("would change");
  }

  @Test
  void rule_expired_leavesItsHostToTheNextRule() throws IOException {
    var rules =
        lab.rules(
            "match: {host: own.test}, expires: \"2020-01-31T12:00:00Z\", sni: expired.test",
            "match: {host: own.test}, expires: 2999-01-31, sni: next.test, verify-name: own.test");
    var child = lab.start(lab.child().agent(rules.toString()));
    assertThat(child.ask("url", url())).isEqualTo("answered 200 GET");
    assertThat(origin.arrival().hello().serverName()).isEqualTo("next.test");
  }

  /** Compared with a JVM without the agent: some clients write a host small by themselves. */
  private void checkUntouched(Conversation child) throws IOException {
    var without = lab.start(lab.child());
    for (var client : CLIENTS) {
      var expected = arrival(without, client);
      var arrival = arrival(child, client);
      assertThat(arrival.hello().serverName())
          .as(client)
          .isEqualTo(expected.hello().serverName())
          .isEqualToIgnoringCase(HOST);
      var request = arrival.requests().get(0);
      assertThat(request.authorities())
          .as(client)
          .isEqualTo(expected.requests().get(0).authorities());
      assertThat(request.values("X-Redial")).as(client).isEmpty();
    }
  }

  private Arrival arrival(Conversation child, String client) {
    lab.forget();
    assertThat(child.ask(client, url())).as(client).matches("answered (200 GET|101 hello)");
    return origin.arrival();
  }

  /** Once for each layer, however many connections there are. */
  private static void checkSaysWhatItWould(Conversation child) {
    var would = child.errorOutput().lines().filter(line -> line.contains("would change")).toList();
    assertThat(would).allMatch(line -> line.startsWith("[redial] ") && line.contains("'rule-1'"));
    assertThat(would)
        .filteredOn(line -> line.contains(", TLS: "))
        .singleElement()
        .asString()
        .contains("pinned.test");
    assertThat(would)
        .filteredOn(line -> line.contains(", HTTP: "))
        .singleElement()
        .asString()
        .contains("pinned.test");
    assertThat(child.errorOutput()).doesNotContain(" changes ");
  }

  private String url() {
    return "https://" + HOST + ":" + origin.port() + "/";
  }
}
