package dev.redial.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void json_members_areSeparatedByCommas() {
    var json = new Json().open('{').member("a", 1).member("b", (String) null).name("c").open('[');
    json.open('{').close('}').open('{').member("d", "e").close('}');
    assertThat(json.close(']').member("f", 2).close('}'))
        .hasToString("{\"a\":1,\"b\":null,\"c\":[{},{\"d\":\"e\"}],\"f\":2}");
  }

  @Test
  void member_anyCharacter_isAscii() {
    assertThat(new Json().open('{').member("a", "\"\\\n\u0000é\uD83D\uDE00\u007F ~").close('}'))
        .hasToString("{\"a\":\"\\\"\\\\\\u000a\\u0000\\u00e9\\ud83d\\ude00\\u007f ~\"}");
  }
}
