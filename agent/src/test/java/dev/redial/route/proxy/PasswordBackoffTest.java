package dev.redial.route.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PasswordBackoffTest {
  private final PasswordBackoff keptBack = new PasswordBackoff();

  private static long at(long minutes) {
    return Long.MAX_VALUE - TimeUnit.MINUTES.toNanos(10) + TimeUnit.MINUTES.toNanos(minutes);
  }

  @Test
  void password_thatNobodyRefused_isSaid() {
    assertThat(keptBack.minutes(at(0))).isZero();
  }

  @Test
  void pause_isFourTimesAsLong_afterEachRefusal_butNeverMoreThanAnHour() {
    int now = 0;
    for (int pause : new int[] {1, 4, 16, 60, 60}) {
      keptBack.refused(at(now));
      assertThat(keptBack.minutes(at(now))).isEqualTo(pause);
      now += pause;
      assertThat(keptBack.minutes(at(now) - 1)).isEqualTo(1);
      assertThat(keptBack.minutes(at(now))).isZero();
    }
  }

  @Test
  void refusalsAtOnce_areOne() {
    keptBack.refused(at(0));
    keptBack.refused(at(0) + 1);
    assertThat(keptBack.minutes(at(0) + 1)).isEqualTo(1);
  }

  @Test
  void accepted_beginsAnew() {
    keptBack.refused(at(0));
    keptBack.refused(at(1));
    keptBack.accepted();
    assertThat(keptBack.minutes(at(1))).isZero();
    keptBack.refused(at(1));
    assertThat(keptBack.minutes(at(1))).isEqualTo(1);
  }
}
