package dev.redial.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rule.HttpSettings;
import dev.redial.rule.Match;
import dev.redial.rule.Rule;
import dev.redial.rule.route.RouteSettings;
import dev.redial.rule.tls.TlsSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
  void instance_isTheSame_forARuleReadAgain_andAnotherOnceItHasChanged() {
    var before = PeerNames.of(rule("e", "a.example.com"), NAME);

    assertThat(PeerNames.of(rule("e", "a.example.com"), NAME)).isSameAs(before);
    assertThat(PeerNames.of(rule("e", "b.example.com"), NAME)).isNotSameAs(before);
    assertThat(PeerNames.sessionKey(PeerNames.of(rule("e", "b.example.com"), NAME)))
        .isNotEqualTo(PeerNames.sessionKey(before));
  }

  @Test
  void sessionKey_isThatOfOneRuleAlone() {
    var one = PeerNames.of(rule("c"), NAME);
    var other = PeerNames.of(rule("d"), NAME);

    assertThat(PeerNames.sessionKey(one)).isNotEqualTo(PeerNames.sessionKey(other));
    assertThat(PeerNames.sessionKey(one)).isEqualTo(PeerNames.sessionKey(one));
    assertThat(PeerNames.sessionKey(NAME)).isSameAs(NAME);
  }

  private static Rule rule(String name) {
    return rule(name, null);
  }

  private static Rule rule(String name, @Nullable String serverName) {
    return new Rule(
        name,
        null,
        Rule.NEVER,
        false,
        1,
        new Match(List.of(), List.of(), List.of()),
        TlsSettings.names(serverName, null, false, true),
        new HttpSettings(null, Map.of(), List.of(), false),
        RouteSettings.NONE);
  }
}
