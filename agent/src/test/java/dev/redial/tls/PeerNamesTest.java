package dev.redial.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rule.HttpSettings;
import dev.redial.rule.Match;
import dev.redial.rule.Rule;
import dev.redial.rule.TlsSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerNamesTest {
  private static final String NAME = "cdn.example.com";

  @Test
  void instance_tellsARuledConnection_andTheTextDoesNot() {
    var rule = rule("a");
    var instance = PeerNames.of(rule, NAME);

    assertThat(instance).isEqualTo(NAME);
    assertThat(PeerNames.rule(instance)).isSameAs(rule);
    assertThat(PeerNames.rule(NAME)).isNull();
    assertThat(PeerNames.rule(null)).isNull();
  }

  @Test
  void instance_isTheSame_forTheSameRuleAndName() {
    var rule = rule("b");

    assertThat(PeerNames.of(rule, NAME)).isSameAs(PeerNames.of(rule, NAME));
  }

  @Test
  void sessionKey_isThatOfOneRuleAlone() {
    var one = PeerNames.of(rule("c"), NAME);
    var other = PeerNames.of(rule("c"), NAME);

    assertThat(PeerNames.sessionKey(one)).isNotEqualTo(PeerNames.sessionKey(other));
    assertThat(PeerNames.sessionKey(one)).isEqualTo(PeerNames.sessionKey(one));
    assertThat(PeerNames.sessionKey(NAME)).isSameAs(NAME);
  }

  private static Rule rule(String name) {
    return new Rule(
        name,
        null,
        Rule.NEVER,
        false,
        1,
        new Match(List.of(), List.of(), List.of()),
        TlsSettings.names(null, null, false, true),
        new HttpSettings(null, Map.of(), List.of(), false));
  }
}
