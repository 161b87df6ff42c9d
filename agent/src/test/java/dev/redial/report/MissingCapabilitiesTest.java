package dev.redial.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.rule.Capability;
import dev.redial.rule.Place;
import dev.redial.rule.Rule;
import dev.redial.yaml.RuleFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MissingCapabilitiesTest {
  private static final Rule GROUPS = rule("groups: {only: [secp384r1]}");
  private static final Rule NAMES = rule("virtual-host: b.test");

  private final MissingCapabilities lacks = new MissingCapabilities();
  private final List<Capability> woven = new ArrayList<>();

  /** The types of a place are looked for with the loaders that the JDK has them in. */
  @ParameterizedTest
  @EnumSource
  void place_inThisJvm_lacksNothing(Place place) {
    assertThat(lacks.isIncomplete(place)).isFalse();
    assertThat(lacks.all()).isEmpty();
  }

  @Test
  void capability_onDemand_isWovenOnceForTheFirstHandshakeOfARuleThatNeedsIt() {
    lacks.weaveBy(woven::add);

    assertThat(lacks.of(NAMES, Place.TLS_SOCKET)).isNull();
    assertThat(lacks.of(GROUPS, Place.SOCKET)).isNull();
    assertThat(woven).isEmpty();

    assertThat(lacks.of(GROUPS, Place.TLS_ENGINE)).isNull();
    assertThat(lacks.of(GROUPS, Place.TLS)).isNull();
    assertThat(woven).containsExactly(Capability.GROUPS, Capability.ALGORITHM_CONSTRAINTS);
  }

  @Test
  void capability_onDemand_thatDoesNotTake_isMissing() {
    lacks.weaveBy(needed -> lacks.add(needed, "Type", "it is another one"));

    assertThat(lacks.of(GROUPS, Place.TLS_SOCKET))
        .isEqualTo("this JVM lacks the named groups offered (Type: it is another one)");
    assertThat(lacks.of(NAMES, Place.TLS_SOCKET)).isNull();
  }

  /** The handshake fails, and the next one tries it again. */
  @Test
  void capability_onDemand_isWovenAnew_whereThatHasFailed() {
    lacks.weaveBy(
        needed -> {
          woven.add(needed);
          if (woven.size() == 1) {
            throw new StackOverflowError();
          }
        });

    assertThatThrownBy(() -> lacks.of(GROUPS, Place.TLS)).isInstanceOf(StackOverflowError.class);
    assertThat(lacks.of(GROUPS, Place.TLS)).isNull();
    assertThat(woven)
        .containsExactly(Capability.GROUPS, Capability.GROUPS, Capability.ALGORITHM_CONSTRAINTS);
  }

  @Test
  void handshake_waitsUntilAnotherOnesThread_hasWoven() throws Exception {
    var isWeaving = new CountDownLatch(1);
    var goesOn = new CountDownLatch(1);
    lacks.weaveBy(
        needed -> {
          isWeaving.countDown();
          await(goesOn);
          woven.add(needed);
        });
    var threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Integer> handshake =
          () -> {
            lacks.of(GROUPS, Place.TLS);
            return woven.size();
          };
      var first = threads.submit(handshake);
      await(isWeaving);
      var second = threads.submit(handshake);
      assertThat(second.isDone()).isFalse();
      goesOn.countDown();

      assertThat(first.get()).isEqualTo(2);
      assertThat(second.get()).isEqualTo(2);
    } finally {
      threads.shutdown();
    }
  }

  /** Otherwise a type would stay as it is although a rule needs the other capability. */
  @Test
  void types_ofACapabilityOnDemand_serveNoOther() {
    for (var capability : Capability.values()) {
      for (var type : capability.types()) {
        assertThat(Capability.of(type))
            .as(type)
            .allMatch(other -> other.isOnDemand() == capability.isOnDemand());
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Rule rule(String action) {
    var text = "version: 1\nrules:\n  - {name: one, match: {host: a.test}, " + action + "}\n";
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var report = RuleFile.parse(bytes, "rules.yaml", Path.of("."));
    return Objects.requireNonNull(report.rules()).rules().get(0);
  }
}
