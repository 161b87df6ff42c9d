package dev.redial.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerifyNamesTest {
  @Test
  void pinnedName_isKnownByItsInstance_andNotByItsText() {
    var pinned = VerifyNames.pin("cdn.example.com");

    assertThat(pinned).isEqualTo("cdn.example.com");
    assertThat(VerifyNames.isPinned(pinned)).isTrue();
    assertThat(VerifyNames.isPinned("cdn.example.com")).isFalse();
    assertThat(VerifyNames.isPinned(null)).isFalse();
  }

  @Test
  void nameOfTwoRules_isOneInstance() {
    assertThat(VerifyNames.pin("b.example.com")).isSameAs(VerifyNames.pin("b.example.com"));
  }
}
