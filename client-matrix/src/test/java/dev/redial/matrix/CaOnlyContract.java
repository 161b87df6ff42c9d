package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.matrix.DriverServer.Opening;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drivers that check no name, by themselves or as they are told: a rule's is checked. */
abstract class CaOnlyContract extends DriversLab {
  CaOnlyContract(Release release, Map<String, Opening> ways) {
    super(release, ways);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void verifyName_isCheckedInPlaceOfTheDriver(String way) throws IOException {
    for (var host : List.of("alias.test", "127.0.0.1", "sni.test")) {
      assertThat(accepts(free, way, host, lab.issue("other.test"))).as("%s before", host).isTrue();
      assertThat(accepts(ruled, way, host, lab.issue(REAL))).as("%s after", host).isTrue();
    }
    assertThat(accepts(ruled, way, "alias.test", lab.issue("alias.test"))).as("name").isFalse();
    assertThat(accepts(ruled, way, "127.0.0.1", lab.issue("127.0.0.1"))).as("address").isFalse();
    assertThat(accepts(ruled, way, "alias.test", foreign.issue(REAL))).as("CA").isFalse();
    assertThat(accepts(ruled, way, "free.test", lab.issue("other.test"))).as("no rule").isTrue();
  }
}
