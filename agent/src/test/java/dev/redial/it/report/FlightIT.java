package dev.redial.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.Recording;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a JDK Flight Recorder recording has of the agent. */
@Tag("extended")
class FlightIT {
  /** Java 11's own reader finds them. */
  private static final String READER =
      "the reader of Java 17 misses events in the second dump of a recording of Java 11";

  private static final String RULES =
      "version: 1\nrules:\n"
          + "  - {name: live, match: {host: ruled.test}, virtual-host: pinned.test}\n"
          + "  - {name: seen, match: {host: seen.test}, mode: observe, sni: pinned.test}\n"
          + "  - {name: stuck, match: {host: stuck.test}, protocols: {remove:"
          + " [TLSv1.2, TLSv1.3]}}\n";

  @TempDir Path folder;
  private Recording recording;
  private Lab lab;
  private Origin good;
  private Origin other;
  private Path rules;

  @BeforeEach
  void start() throws IOException {
    recording = new Recording(folder);
    lab = new Lab(folder, "free.test", "ruled.test", "seen.test", "stuck.test");
    good = lab.origin("pinned.test", "free.test", "seen.test");
    other = lab.origin("other.test");
    rules = Files.writeString(folder.resolve("live.yaml"), RULES);
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
  }

  @Test
  void recording_fromTheStart_hasWhatRulesDid_whatFailed_andEachReload() throws Exception {
    ChildJvm.assumeJava(17, READER);
    checkRecording(
        lab.start(
            lab.child()
                .option("-XX:StartFlightRecording", "-Xlog:jfr+startup=off:stderr")
                .agent(rules.toString())));
  }

  @Test
  void recording_startedWhileTheJvmRuns_hasTheSame() throws Exception {
    ChildJvm.assumeJava(17, READER);
    var child = lab.start(lab.child().agent(rules.toString()));
    assertThat(ask(child, "free.test", good)).startsWith("answered");

    checkRecording(recording.started(child));
  }

  private void checkRecording(Conversation child) throws Exception {
    Waiting.until(
        "which rules hold", () -> any(events(child, "Reload"), event -> event.getBoolean("taken")));
    assertThat(ask(child, "free.test", good)).startsWith("answered");
    assertThat(ask(child, "ruled.test", good)).startsWith("answered");
    assertThat(ask(child, "seen.test", good)).startsWith("answered");
    assertThat(ask(child, "free.test", other)).startsWith("refused");
    assertThat(ask(child, "ruled.test", other)).startsWith("refused");
    assertThat(ask(child, "stuck.test", good)).startsWith("refused").contains("redial");
    Files.writeString(rules, "version: 2\n");
    Waiting.until("the reload", () -> child.errorOutput().contains("is rejected"));

    checkRules(child);
    assertThat(events(child, "HandshakeFailed"))
        .hasSize(2)
        .allSatisfy(
            event -> {
              assertThat(event.getString("alert")).isEqualTo("certificate_unknown");
              assertThat(event.getInt("port")).isEqualTo(other.port());
              assertThat(event.getString("likelyCause"))
                  .containsPattern("for another name|not valid for 'pinned.test'");
              assertThat(event.getString("likelyRule")).contains("verify-name");
            })
        .extracting(event -> event.getString("host") + " " + event.getString("rule"))
        .containsExactlyInAnyOrder("free.test null", "ruled.test live");
    assertThat(events(child, "Reload"))
        .extracting(event -> event.getBoolean("taken"))
        .containsExactly(true, false);
    assertThat(events(child, "Reload").get(0).getString("what")).startsWith("3 rules from ");
    assertThat(events(child, "Reload").get(1).getString("what"))
        .contains("is rejected", "live.yaml:1:");
    assertThat(events(child, "Reload"))
        .allSatisfy(event -> assertThat(event.getString("digest")).hasSize(64));
  }

  private void checkRules(Conversation child) throws Exception {
    assertThat(events(child, "RuleApplied"))
        .extracting(
            event ->
                event.getString("rule")
                    + (event.getBoolean("observed") ? " would " : " does ")
                    + event.getString("layer")
                    + " "
                    + event.getString("host"))
        .containsOnly("live does TLS ruled.test", "seen would TLS seen.test");
    // a recording holds what threads did in no order
    var ruled =
        events(child, "RuleApplied").stream()
            .filter(event -> event.getString("host").equals("ruled.test"))
            .findFirst()
            .orElseThrow();
    assertThat(ruled.getString("change")).contains("SNI ruled.test -> pinned.test");
    assertThat(ruled.getStackTrace().getFrames())
        .anyMatch(frame -> frame.getMethod().getType().getName().equals(Clients.class.getName()));
    assertThat(events(child, "RuleFailed"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getString("rule")).isEqualTo("stuck");
              assertThat(event.getString("layer")).isEqualTo("TLS");
              assertThat(event.getString("kind")).isEqualTo("refused by redial");
              assertThat(event.getString("host")).isEqualTo("stuck.test");
              assertThat(event.getString("reason")).contains("no TLS version");
            });
  }

  @Test
  void jvm_thatRecordsNothing_loadsNothingOfTheRecorder() throws Exception {
    ChildJvm.assumeJava(9, "Java 8 has no option -Xlog");
    var loaded = folder.resolve("loaded");
    var child =
        lab.start(lab.child().option("-Xlog:class+load:file=" + loaded).agent(rules.toString()));

    assertThat(ask(child, "ruled.test", good)).startsWith("answered");
    assertThat(ask(child, "free.test", other)).startsWith("refused");

    assertThat(loaded)
        .content()
        .contains(" dev.redial.flight.Flight ")
        .doesNotContain(" jdk.jfr.")
        .doesNotContain(" dev.redial.flight.Events ");
  }

  @Test
  void jvm_withoutTheModule_runsAsAnyOther() throws Exception {
    ChildJvm.assumeJava(9, "Java 8 has no modules");
    var child =
        lab.start(
            lab.child()
                .option(
                    "--limit-modules",
                    "java.instrument,java.net.http,java.management,jdk.crypto.ec")
                .agent(rules.toString()));

    assertThat(ask(child, "ruled.test", good)).startsWith("answered");
    assertThat(ask(child, "free.test", other)).startsWith("refused");
    assertThat(child.errorOutput()).contains("rule 'live' changes", "the TLS handshake with");
  }

  private static String ask(Conversation child, String host, Origin origin) {
    return child.ask("socket-shared", "https://" + host + ":" + origin.port() + "/");
  }

  private static boolean any(List<RecordedEvent> events, Predicate<RecordedEvent> matches) {
    return events.stream().anyMatch(matches);
  }

  private List<RecordedEvent> events(Conversation child, String name) {
    return recording.events(child, name);
  }
}
