package dev.redial.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewcomersTest {
  private final Newcomers newcomers = new Newcomers();

  @Test
  void firstLook_tellsAll() {
    assertThat(newcomers.among(list(Byte.class, Long.class)))
        .containsExactly(Byte.class, Long.class);
  }

  @Test
  void laterLook_tellsOnlyWhatIsNew_whereverItStands() {
    newcomers.know(list(Byte.class, Long.class));

    assertThat(newcomers.among(list(Byte.class, Long.class))).isEmpty();
    assertThat(newcomers.among(list(Short.class, Byte.class, Float.class, Long.class, int.class)))
        .containsExactly(Short.class, Float.class, int.class);
  }

  @Test
  void lookThatIsNotDone_tellsTheSameAgain() {
    newcomers.among(list(Byte.class));

    assertThat(newcomers.among(list(Byte.class))).containsExactly(Byte.class);
  }

  /** No new class is missed, whatever the order. */
  @Test
  void orderThatHasChanged_tellsMoreAndMissesNothing() {
    newcomers.know(list(Byte.class, Long.class, Short.class));

    assertThat(newcomers.among(list(Long.class, Float.class, Byte.class, Short.class)))
        .contains(Float.class);
    assertThat(newcomers.among(list(Long.class, Float.class, Short.class))).contains(Float.class);
  }

  @Test
  void forgotten_tellsAll() {
    newcomers.know(list(Byte.class, Long.class));
    newcomers.forget();

    assertThat(newcomers.among(list(Byte.class, Long.class))).hasSize(2);
  }

  private static Class<?>[] list(Class<?>... types) {
    return types;
  }
}
