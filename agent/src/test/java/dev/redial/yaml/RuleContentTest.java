package dev.redial.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleContentTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 10, 100_000})
  void condensed_isTheSameAsBefore_andDiffersFromAnother(int length) {
    var content = content(length, 'a');
    var digest = content.sha256();

    content.condense();

    assertThat(content.sha256()).isEqualTo(digest).hasSize(64);
    assertThat(content.isSame(content(length, 'a'))).isTrue();
    assertThat(content(length, 'a').isSame(content)).isTrue();
    assertThat(content.isSame(content(length + 1, 'a'))).isFalse();
    assertThat(content(length + 1, 'b').isSame(content)).isFalse();
    content.condense();
    assertThat(content.sha256()).isEqualTo(digest);
  }

  @Test
  void sha256_isThatOfSha256sum() {
    assertThat(new RuleContent("abc".getBytes(StandardCharsets.US_ASCII)).sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private static RuleContent content(int length, char letter) {
    return new RuleContent(
        String.valueOf(letter).repeat(length).getBytes(StandardCharsets.US_ASCII));
  }
}
