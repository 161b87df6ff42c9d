package dev.redial.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rule.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MissingCapabilitiesTest {
  /** The types of a place are looked for with the loaders that the JDK has them in. */
  @ParameterizedTest
  @EnumSource
  void place_inThisJvm_lacksNothing(Place place) {
    var lacks = new MissingCapabilities();

    assertThat(lacks.isIncomplete(place)).isFalse();
    assertThat(lacks.all()).isEmpty();
  }
}
