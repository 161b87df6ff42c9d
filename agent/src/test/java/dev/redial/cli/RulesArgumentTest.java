package dev.redial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesArgumentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://me:geheim@rules.test/r.yaml | rules=https://***@rules.test/r.yaml",
        "https://geheim@rules.test/r.yaml,log=off | rules=https://***@rules.test/r.yaml,log=off",
        "https://rules.test/r.yaml?token=geheim | rules=https://rules.test/r.yaml?***",
        "rules=https://rules.test/a@b.yaml | rules=https://rules.test/a@b.yaml"
      })
  void url_shown_hasNoSecret(String given, String shown) {
    var parsed = RulesArgument.parse(given);
    assertThat(parsed.shown()).isEqualTo(shown);
    assertThat(parsed.argument()).endsWith(given.replace("rules=", ""));
  }

  @Test
  void file_shown_isItsWholePath() {
    var parsed = RulesArgument.parse("a@b.yaml");
    assertThat(parsed.shown()).isEqualTo("rules=" + Path.of("a@b.yaml").toAbsolutePath());
  }
}
