package dev.redial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which JVMs the agent runs on, by what they say of themselves. */
class AgentTest {
  @ParameterizedTest
  @CsvSource({
    "1.8, 1.8.0_272, true",
    "1.8, 1.8.0_504-b01, true",
    "1.8, 1.8.0_1000, true",
    "1.8, 1.8.0_265, false",
    "1.8, 1.8.0, false",
    "1.8, 1.8.0_internal, false",
    "1.7, 1.7.0_300, false",
    "9, 9.0.4, false",
    "10, 10.0.2, false",
    "11, 11.0.24, true",
    "12, 12.0.2, false",
    "16, 16.0.2, false",
    "17, 17.0.15, true",
    "27, 27.0.1, true",
    "'', '', false",
  })
  void fits_whatWasTried(String specification, String version, boolean fits) {
    assertThat(Agent.fits(specification, version)).isEqualTo(fits);
  }
}
