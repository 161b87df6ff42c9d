package dev.redial.rule;

import static dev.redial.rule.Rules.heads;
import static dev.redial.rule.Rules.hosts;
import static dev.redial.rule.Rules.hostsOnPort;
import static dev.redial.rule.Rules.patterns;
import static dev.redial.rule.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetTest {
  @ParameterizedTest
  @CsvSource({
    "www.example.com, www.example.com, true",
    "www.example.com, WWW.Example.COM., true",
    "www.example.com, www.example.com.., false",
    "www.example.com, ww.example.com, false",
    "www.example.com, www.example.co, false",
    "www.example.com, a.www.example.com, false",
    "*.example.com, a.example.com, true",
    "*.example.com, a.b.EXAMPLE.com., true",
    "*.example.com, example.com, false",
    "*.example.com, .example.com, false",
    "*.example.com, badexample.com, false",
    "*.com, example.com, true",
    "*, anything, true",
    "*, 10.1.2.3, true",
    "*, ::1, true",
    "*, ., true",
    "*, bücher.example, true",
    "*.bücher.example, a.BÜCHER.example., true",
    "xn--bcher-kva.example, bücher.example, true",
    "bücher.example, XN--bcher-KVA.example, true",
    "bücher.example, bucher.example, false",
    "*.example, ab..bücher.com, false",
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 10.255.0.1., true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.0.0.0/8, 10.0.0.1.example.com, false",
    "10.0.0.0/8, 010.0.0.1, false",
    "10.0.0.0/8, ::ffff:10.1.1.1, true",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, ::1, false",
    "::/0, ::1, true",
    "::/0, 1.2.3.4, false",
    "::1, [0:0:0:0:0:0:0:1], true",
    "[::1], ::1, true",
    "fe80::/10, fe80::1%eth0, true",
    "fe80::/10, [FE80::1%25eth0], true",
    "fe80::/10, fec0::1, false",
    "2001:db8::/33, 2001:db8:7fff::, true",
    "2001:db8::/33, 2001:db8:8000::, false",
    "1.2.3.4, 1.2.3.4, true",
    "1.2.3.4, [1.2.3.4], false",
    "under_score, UNDER_score, true"
  })
  void match_patternAndHost_followTheContract(String pattern, String host, boolean expected) {
    var rules = RuleSet.of(List.of(rule("a", hosts(pattern))));
    assertThat(rules.match(host, 443, 0) != null).isEqualTo(expected);
    var except = new Match(patterns("*"), patterns(pattern), List.of());
    assertThat(RuleSet.of(List.of(rule("a", except))).match(host, 443, 0) == null)
        .isEqualTo(expected);
  }

  @Test
  void match_severalRules_firstInFileWins() {
    var rules =
        RuleSet.of(
            List.of(
                rule("cidr", hosts("10.0.0.0/8")),
                rule("suffix", hosts("*.b.c")),
                rule("exact", hosts("a.b.c", "x.y")),
                rule("wide", hosts("*.c")),
                rule("address", hosts("10.1.1.1")),
                rule("any", hosts("*"))));
    assertThat(name(rules, "a.b.c", 1)).isEqualTo("suffix");
    assertThat(name(rules, "b.c", 1)).isEqualTo("wide");
    assertThat(name(rules, "x.y", 1)).isEqualTo("exact");
    assertThat(name(rules, "10.1.1.1", 1)).isEqualTo("cidr");
    assertThat(name(rules, "other", 1)).isEqualTo("any");
  }

  @Test
  void match_ports_decide() {
    var rules =
        RuleSet.of(
            List.of(
                rule("tls", hostsOnPort(443, 443, "a")),
                rule("range", hostsOnPort(8000, 8100, "a")),
                rule("rest", hosts("a"))));
    assertThat(name(rules, "a", 443)).isEqualTo("tls");
    assertThat(name(rules, "a", 8000)).isEqualTo("range");
    assertThat(name(rules, "a", 8100)).isEqualTo("range");
    assertThat(name(rules, "a", 8101)).isEqualTo("rest");
  }

  @Test
  void match_unknownPort_isForRulesWithoutPorts() {
    var rules =
        RuleSet.of(List.of(rule("tls", hostsOnPort(443, 443, "a")), rule("rest", hosts("a"))));
    assertThat(name(rules, "a", -1)).isEqualTo("rest");
    assertThat(name(rules, "a", 0)).isEqualTo("rest");
  }

  @Test
  void any_ruleOfAnotherKindOnAnotherPort_isPassedOver() {
    var rules =
        RuleSet.of(
            List.of(
                rule("tls", hostsOnPort(443, 443, "a")),
                heads("heads", hostsOnPort(80, 80, "a")),
                rule("rest", hosts("b")),
                heads("behind", hosts("b"))));
    assertThat(anyName(rules, "a", Effect.ANY)).isEqualTo("tls");
    assertThat(anyName(rules, "a", Effect.HANDSHAKE)).isEqualTo("tls");
    assertThat(anyName(rules, "a", Effect.HEAD)).isEqualTo("heads");
    assertThat(anyName(rules, "a", Effect.ADDRESS)).isNull();
    assertThat(anyName(rules, "b", Effect.HEAD)).isNull();
    assertThat(anyName(rules, "c", Effect.ANY)).isNull();
  }

  private static @Nullable String anyName(RuleSet rules, String host, Effect effect) {
    var rule = rules.any(host, effect, 0);
    return rule == null ? null : rule.name();
  }

  @Test
  void match_expiredRule_leavesTheHostToALaterOne() {
    var rules =
        RuleSet.of(List.of(rule("short", hosts("a"), 1000), rule("long", hosts("*"), 2000)));
    assertThat(rules.expires()).isTrue();
    assertThat(nameAt(rules, "a", 999)).isEqualTo("short");
    assertThat(nameAt(rules, "a", 1000)).isEqualTo("long");
    assertThat(nameAt(rules, "a", 2000)).isNull();
    assertThat(RuleSet.of(List.of(rule("a", hosts("a")))).expires()).isFalse();
  }

  @Test
  void match_exceptedHost_isLeftToALaterRule() {
    var match = new Match(patterns("*.a"), patterns("x.a", "*.y.a"), List.of());
    var rules = RuleSet.of(List.of(rule("first", match), rule("second", hosts("*.a"))));
    assertThat(name(rules, "b.a", 1)).isEqualTo("first");
    assertThat(name(rules, "X.a.", 1)).isEqualTo("second");
    assertThat(name(rules, "z.y.a", 1)).isEqualTo("second");
    assertThat(name(rules, "y.a", 1)).isEqualTo("first");
  }

  @Test
  void match_noRules_isNull() {
    assertThat(RuleSet.of(List.of()).match("a", 1, 0)).isNull();
    assertThat(RuleSet.of(List.of(rule("a", hosts("a")))).match("", 1, 0)).isNull();
  }

  @Test
  void match_nameOrIpv4_allocatesNothing() {
    var all = new ArrayList<Rule>();
    for (int i = 0; i < 50; i++) {
      all.add(rule("r" + i, hosts("h" + i + ".example.com", "*.w" + i + ".example.com")));
    }
    all.add(rule("port", hostsOnPort(1, 2, "*.example.com", "10.0.0.0/8")));
    all.add(rule("not", new Match(patterns("*"), patterns("*.example.com", "::/0"), List.of())));
    var rules = RuleSet.of(all);
    String[] hosts = {"H7.example.com", "a.b.w3.Example.com.", "none.example.com", "10.1.1.1", "x"};
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    // The JVM itself allocates now and then, as when it compiles or links: not in every round.
    for (int round = 0; round < 10 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      long nothing = threads.getCurrentThreadAllocatedBytes() - before;
      before = threads.getCurrentThreadAllocatedBytes();
      int matched = matchAll(rules, hosts);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before - nothing);
      assertThat(matched).isEqualTo(4_000);
    }
    assertThat(least).isZero();
  }

  private static int matchAll(RuleSet rules, String[] hosts) {
    int matched = 0;
    for (int i = 0; i < 1_000; i++) {
      for (int j = 0; j < hosts.length; j++) {
        matched += rules.match(hosts[j], 443, 0) == null ? 0 : 1;
      }
    }
    return matched;
  }

  private static @Nullable String name(RuleSet rules, String host, int port) {
    var rule = rules.match(host, port, 0);
    return rule == null ? null : rule.name();
  }

  private static @Nullable String nameAt(RuleSet rules, String host, long now) {
    var rule = rules.match(host, 443, now);
    return rule == null ? null : rule.name();
  }
}
