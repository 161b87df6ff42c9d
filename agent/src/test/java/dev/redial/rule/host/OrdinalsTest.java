package dev.redial.rule.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrdinalsTest {
  @Test
  void after_eachOfMany_isTheNextOne() {
    var ordinals = Ordinals.EMPTY;
    for (int i = 0; i < 100; i++) {
      ordinals = Ordinals.add(ordinals, 3 * i);
      ordinals = Ordinals.add(ordinals, 3 * i);
    }
    assertThat(Ordinals.after(ordinals, -1)).isZero();
    for (int i = 0; i < 99; i++) {
      assertThat(Ordinals.after(ordinals, 3 * i)).isEqualTo(3 * i + 3);
      assertThat(Ordinals.after(ordinals, 3 * i + 1)).isEqualTo(3 * i + 3);
    }
    assertThat(Ordinals.after(ordinals, 297)).isEqualTo(Ordinals.NONE);
  }

  @Test
  void after_none_isNone() {
    assertThat(Ordinals.after(Ordinals.EMPTY, -1)).isEqualTo(Ordinals.NONE);
  }
}
