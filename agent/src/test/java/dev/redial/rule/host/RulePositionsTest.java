package dev.redial.rule.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RulePositionsTest {
  @Test
  void after_eachOfMany_isTheNextOne() {
    var ordinals = RulePositions.EMPTY;
    for (int i = 0; i < 100; i++) {
      ordinals = RulePositions.add(ordinals, 3 * i);
      ordinals = RulePositions.add(ordinals, 3 * i);
    }
    assertThat(RulePositions.after(ordinals, -1)).isZero();
    for (int i = 0; i < 99; i++) {
      assertThat(RulePositions.after(ordinals, 3 * i)).isEqualTo(3 * i + 3);
      assertThat(RulePositions.after(ordinals, 3 * i + 1)).isEqualTo(3 * i + 3);
    }
    assertThat(RulePositions.after(ordinals, 297)).isEqualTo(RulePositions.NONE);
  }

  @Test
  void after_none_isNone() {
    assertThat(RulePositions.after(RulePositions.EMPTY, -1)).isEqualTo(RulePositions.NONE);
  }
}
