package dev.redial.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.report.Log;
import dev.redial.report.RuleCounters;
import dev.redial.report.TlsFailure;
import dev.redial.rule.Capability;
import dev.redial.rule.HttpSettings;
import dev.redial.rule.Layer;
import dev.redial.rule.Match;
import dev.redial.rule.Place;
import dev.redial.rule.Rule;
import dev.redial.rule.RuleSet;
import dev.redial.rule.host.Address;
import dev.redial.rule.host.HostPattern;
import dev.redial.rule.route.RouteSettings;
import dev.redial.rule.tls.TlsSettings;
import dev.redial.testing.LogLines;
import dev.redial.work.AgentThread;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionsTest {
  private static final Rule RULE = rule(false);

  @TempDir Path folder;
  private Path log;
  private Decisions decisions;

  @BeforeEach
  void makeDecisions() throws IOException {
    log = folder.resolve("log");
    decisions = decisions(Log.Level.INFO);
  }

  private List<String> said() throws IOException {
    return LogLines.texts(Files.readAllLines(log));
  }

  @Test
  void hit_isLoggedOncePerRuleAndLayer() throws IOException {
    for (int i = 0; i < 3; i++) {
      decisions.reports().hit(RULE, Layer.TLS, "a.example.com", 443, "SNI a -> b");
      decisions.reports().hit(RULE, Layer.HTTP, "a.example.com", 443, "Host a -> b");
    }

    assertThat(said())
        .containsExactly(
            "rule 'edge' changes a.example.com:443, TLS: SNI a -> b (TICKET-1)",
            "rule 'edge' changes a.example.com:443, HTTP: Host a -> b (TICKET-1)");
  }

  @Test
  void routeFailure_isCountedEachTime_andSaidOncePerKind() throws IOException {
    var asked = new Address("a.example.com", 443);
    for (int i = 0; i < 3; i++) {
      decisions.reports().routeFailures().failed(RULE, asked, "route 407", "CONNECT a failed");
      decisions
          .reports()
          .routeFailures()
          .failed(RULE, asked, "route refused", "connect-to b failed");
    }

    assertThat(said())
        .containsExactly(
            "route 407: rule 'edge': CONNECT a failed; status counts further ones",
            "route refused: rule 'edge': connect-to b failed; status counts further ones");
    assertThat(tally().failures()).isEqualTo(Map.of("route 407", 3L, "route refused", 3L));
    assertThat(tally().hits()).isEmpty();
    assertThat(tally().firstHit()).isZero();
  }

  @Test
  void routeFailure_hidesNoMissedHead() {
    decisions
        .reports()
        .routeFailures()
        .failed(RULE, new Address("a.example.com", 443), "route timeout", "connect-to b failed");
    tally().begins(1);

    assertThat(tally().missesHeads()).isOne();
  }

  @Test
  void hit_atDebug_isLoggedEachTime() throws IOException {
    decisions = decisions(Log.Level.DEBUG);

    decisions.reports().hit(RULE, Layer.TLS, "a.example.com", -1, "x");
    decisions.reports().hit(RULE, Layer.TLS, "a.example.com", -1, "x");

    assertThat(said())
        .containsExactly(
            "rule 'edge' changes a.example.com, TLS: x (TICKET-1)",
            "rule 'edge' changes a.example.com, TLS: x (TICKET-1)");
  }

  @Test
  void observedRule_isSaidToChangeNothing() {
    var observed = rule(true);
    decisions.replace(new ActiveRules(RuleSet.of(List.of(observed)), false));

    decisions.reports().hit(observed, Layer.TLS, "a.example.com", 443, "x");

    assertThat(log).content().contains("rule 'edge' (observe) would change a.example.com:443");
  }

  @Test
  void capability_missing_stopsTheRulesThatNeedIt_whereTheyNeedIt() {
    decisions.replace(new ActiveRules(RuleSet.of(List.of(RULE)), false));
    assertThat(decisions.lacking(RULE, Place.TLS_SOCKET)).isNull();

    decisions
        .reports()
        .weaving()
        .didNotTake("sun.nio.ch.SocketChannelImpl", "there is no method connect()");
    assertThat(decisions.lacking(RULE, Place.TLS_SOCKET)).as("no part of TLS").isNull();
    assertThat(decisions.lacking(RULE, Place.CHANNEL)).as("no part of the rule").isNull();

    decisions
        .reports()
        .weaving()
        .didNotTake("sun.security.ssl.SSLSessionContextImpl", "there is no method getKey()");

    assertThat(decisions.lacking(RULE, Place.TLS_SOCKET))
        .isEqualTo(
            "this JVM lacks the keys of kept TLS sessions"
                + " (sun.security.ssl.SSLSessionContextImpl: there is no method getKey())");
    assertThat(decisions.lacking(RULE, Place.CONSCRYPT)).as("another provider").isNull();
    assertThat(decisions.lacking(rule(true), Place.TLS)).as("it only observes").isNull();
    assertThat(decisions.find("a.example.com", 443)).isSameAs(RULE);
    assertThat(log)
        .content()
        .contains(
            "instrumentation of sun.nio.ch.SocketChannelImpl did not take: there is no method"
                + " connect(); this JVM lacks the dialling of channels; no rule needs it",
            "getKey(); this JVM lacks the keys of kept TLS sessions;"
                + " it concerns rule 'edge': connections that need it are refused",
            "removal of old TLS sessions; no rule needs it");
  }

  @Test
  void copyOfALibrary_missing_stopsItsOwnConnectionsAlone() {
    decisions
        .reports()
        .weaving()
        .didNotTake(Capability.NETTY_TLS, "a.netty.handler.ssl.Engine", "why");

    assertThat(decisions.lacking(RULE, Place.NETTY_TLS, "io.netty.handler.ssl.")).isNull();
    assertThat(decisions.lacking(RULE, Place.NETTY_TLS, "a.netty.handler.ssl.")).contains("why");
  }

  @Test
  void handshakeStart_missing_noRuleIsInForce() {
    decisions.replace(new ActiveRules(RuleSet.of(List.of(RULE)), false));
    assertThat(decisions.find("a.example.com", 443)).isSameAs(RULE);

    decisions
        .reports()
        .weaving()
        .didNotTake("sun.security.ssl.TransportContext", "there is no method kickstart()");

    assertThat(decisions.find("a.example.com", 443)).isNull();
    assertThat(log)
        .content()
        .containsOnlyOnce("the rules are NOT in force: this JVM lacks the start of TLS handshakes");
  }

  @Test
  void bridge_missing_noRuleIsInForce() {
    decisions.replace(new ActiveRules(RuleSet.of(List.of(RULE)), false));

    decisions.reports().weaving().noBridge(new IllegalAccessException("closed"));

    assertThat(decisions.find("a.example.com", 443)).isNull();
    assertThat(log).content().contains("the rules are NOT in force: woven classes cannot call");
  }

  @Test
  void refusal_namesRuleEndpointAndReason_inTheLayersOwnType() {
    var cause = new IllegalStateException("why");

    assertThat(decisions.refusal(RULE, Layer.TLS, "a.example.com", cause))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("rule 'edge'")
        .hasMessageContaining("a.example.com")
        .hasMessageContaining("why")
        .hasCause(cause);
    assertThat(decisions.refusal(RULE, Layer.HTTP, "a.example.com", cause))
        .as("what no client sends again")
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("rule 'edge'")
        .hasCause(cause);
  }

  @Test
  void warning_isSaidOnce() throws IOException {
    decisions.reports().warnOnce(RULE, "cannot offer x");
    decisions.reports().warnOnce(RULE, "cannot offer x");

    assertThat(said()).containsExactly("rule 'edge' cannot offer x");
  }

  @Test
  void connection_withoutARequestHead_isNotSpokenOf_beforeOneIsOverdue() {
    assertThat(tally().begins(1)).isFalse();
    assertThat(tally().begins(RuleCounters.LONG_ENOUGH)).isFalse();
    assertThat(tally().begins(RuleCounters.LONG_ENOUGH + 1)).isTrue();
  }

  @Test
  void connections_longWithoutARequestHead_areSpokenOfOnce() throws IOException {
    tally().begins(1);
    MissedHeads.handshakeBegins(decisions, RULE);
    MissedHeads.handshakeBegins(decisions, RULE);
    MissedHeads.byHand(decisions, RULE);

    assertThat(said())
        .singleElement()
        .asString()
        .startsWith("rule 'edge' has changed no request head on any of its TLS")
        .contains("connections, 2 so far", "raw-http", "HTTP/1.x");
  }

  @Test
  void connections_withARequestHead_orThatFail_areNotSpokenOf() {
    tally().begins(1);
    tally().failed("TLS handshake_failure");
    assertThat(tally().begins(RuleCounters.LONG_ENOUGH + 1)).isFalse();

    var other = rule(true);
    decisions.replace(new ActiveRules(RuleSet.of(List.of(other)), false));
    var seen = decisions.active().tally(other);
    assertThat(seen.begins(1)).isFalse();
    seen.hit(Layer.HTTP);
    assertThat(seen.begins(RuleCounters.LONG_ENOUGH + 1)).isFalse();
    assertThat(seen.missesHeads()).isZero();
  }

  private RuleCounters tally() {
    return decisions.active().tally(RULE);
  }

  @Test
  void tally_goesOn_forARuleReadAgain_andStartsAnewOnceItHasChanged() {
    decisions.reports().hit(RULE, Layer.TLS, "a.example.com", 443, "x");
    var again = rule(false);
    decisions.replace(new ActiveRules(RuleSet.of(List.of(again)), false, decisions.active()));

    assertThat(decisions.active().tally(again).hits()).containsExactly(Map.entry("TLS", 1L));
    decisions
        .reports()
        .hit(RULE, Layer.TLS, "a.example.com", 443, "by a connection of the earlier version");
    assertThat(decisions.active().tally(again).hits()).containsExactly(Map.entry("TLS", 2L));

    var changed = rule(true);
    decisions.replace(new ActiveRules(RuleSet.of(List.of(changed)), false, decisions.active()));

    assertThat(decisions.active().tally(changed).hits()).isEmpty();
    assertThat(decisions.active().tally(changed).lastHit()).isZero();
    assertThat(decisions.active().tally(RULE)).as("of a version that does other things").isNull();
  }

  /** Connections keep the rule that they were made under. */
  @Test
  void failure_underTheRuleAsItWasReadBefore_isCountedAndSaid() {
    var again = rule(false);
    decisions.replace(new ActiveRules(RuleSet.of(List.of(again)), false, decisions.active()));

    decisions
        .reports()
        .handshakeFailed(RULE, "a.example.com", 443, new TlsFailure("unknown_ca", ""));
    decisions.reports().warnOnce(RULE, "cannot offer x");

    var tally = decisions.active().tally(again);
    assertThat(tally.failures()).containsExactly(Map.entry("TLS unknown_ca", 1L));
    assertThat(log).content().contains("rule 'edge' cannot offer x");
  }

  @Test
  void agentsOwnConnection_isForNoRule() throws InterruptedException {
    var found = new ArrayList<Rule>();
    var own =
        new AgentThread("test") {
          @Override
          protected void work() {
            found.add(decisions.find("a.example.com", 443));
          }
        };
    own.start();
    own.join();

    assertThat(found).containsOnlyNulls();
    assertThat(decisions.find("a.example.com", 443)).isSameAs(RULE);
  }

  private Decisions decisions(Log.Level level) throws IOException {
    return new Decisions(RuleSet.of(List.of(RULE)), false, Log.toFile(level, log.toString()));
  }

  private static Rule rule(boolean observe) {
    return new Rule(
        "edge",
        "TICKET-1",
        Rule.NEVER,
        observe,
        1,
        new Match(List.of(new HostPattern.Any()), List.of(), List.of()),
        TlsSettings.names("b", "b", true, false),
        new HttpSettings("b", Map.of(), List.of(), false),
        RouteSettings.NONE);
  }
}
