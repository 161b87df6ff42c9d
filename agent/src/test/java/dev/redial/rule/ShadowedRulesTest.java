package dev.redial.rule;

import static dev.redial.rule.Rules.hosts;
import static dev.redial.rule.Rules.hostsOnPort;
import static dev.redial.rule.Rules.patterns;
import static dev.redial.rule.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShadowedRulesTest {
  @ParameterizedTest
  @CsvSource({
    "a.b, a.b, true",
    "*.b, a.b, true",
    "*.b, x.a.b, true",
    "*.b, b, false",
    "*.b, *.a.b, true",
    "*.b, *.b, true",
    "*.a.b, *.b, false",
    "a.b, *.b, false",
    "x.b, *.b, false",
    "*, a.b, true",
    "*, *.b, true",
    "*, 10.0.0.0/8, true",
    "*, *, true",
    "*.com, *, false",
    "10.0.0.0/8, 10.1.0.0/16, true",
    "10.0.0.0/8, 10.1.1.1, true",
    "10.0.0.0/16, 10.0.0.0/8, false",
    "10.0.0.0, 10.0.0.0/8, false",
    "::/0, 10.1.1.1, false",
    "::/0, ::/1, true",
    "10.0.0.0/8, a.b, false"
  })
  void over_onePattern_isTheEarlierRuleThatHoldsIt(String earlier, String later, boolean shadowed) {
    var first = rule("first", hosts(earlier));
    var shadows = new ShadowedRules(List.of(first, rule("second", hosts(later))));
    assertThat(shadows.over(1)).isSameAs(shadowed ? first : null);
    assertThat(shadows.over(0)).isNull();
  }

  @Test
  void over_severalPatterns_needsAnEarlierRuleForEach() {
    var one = rule("one", hosts("a"));
    var two = rule("two", hosts("*.b"));
    assertThat(new ShadowedRules(List.of(one, two, rule("x", hosts("x.b", "a")))).over(2))
        .isSameAs(two);
    assertThat(new ShadowedRules(List.of(one, two, rule("x", hosts("b", "a")))).over(2)).isNull();
  }

  @Test
  void over_conditionalEarlierRule_isNone() {
    var later = rule("later", hosts("a"));
    var except = rule("except", new Match(patterns("*"), patterns("b"), List.of()));
    assertThat(new ShadowedRules(List.of(except, later)).over(1)).isNull();
    assertThat(new ShadowedRules(List.of(rule("port", hostsOnPort(1, 9, "*")), later)).over(1))
        .isNull();
    assertThat(new ShadowedRules(List.of(rule("end", hosts("*"), 5), later)).over(1)).isNull();
  }

  @Test
  void over_conditionThatHoldsForTheLaterRuleToo_isTheEarlierOne() {
    var ports = rule("ports", hostsOnPort(1, 9, "*"));
    var later = rule("later", hostsOnPort(2, 3, "a"));
    assertThat(new ShadowedRules(List.of(ports, later)).over(1)).isSameAs(ports);
    var end = rule("end", hosts("*"), 5);
    assertThat(new ShadowedRules(List.of(end, rule("later", hosts("a"), 4))).over(1)).isSameAs(end);
  }
}
