package dev.redial.route.dial;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectDeadlineTest {
  private static final long NOW = 1L << 40;

  @Test
  void limitOfTheApplication_isShared_andTheLastMayTakeWhatIsLeft() {
    var deadline = ConnectDeadline.until(NOW + SECONDS.toNanos(9));
    assertThat(deadline.endOf(NOW, 2)).isEqualTo(NOW + SECONDS.toNanos(3));
    assertThat(deadline.endOf(NOW, 0)).isEqualTo(NOW + SECONDS.toNanos(9));
    assertThat(deadline.endOf(NOW + SECONDS.toNanos(5), 1)).isEqualTo(NOW + SECONDS.toNanos(7));
  }

  @Test
  void limitOfMinutes_isNotSpentOnTheFirstAddress() {
    var deadline = ConnectDeadline.until(NOW + SECONDS.toNanos(180));
    assertThat(deadline.endOf(NOW, 1)).isEqualTo(NOW + SECONDS.toNanos(10));
    assertThat(deadline.endOf(NOW, 0)).isEqualTo(NOW + SECONDS.toNanos(180));
  }

  @Test
  void withoutALimit_eachButTheLastIsGivenUpSoon() {
    var deadline = ConnectDeadline.own(NOW);
    assertThat(deadline.endOf(NOW, 1)).isEqualTo(NOW + SECONDS.toNanos(3));
    assertThat(deadline.endOf(NOW, 0)).isEqualTo(NOW + SECONDS.toNanos(120));
  }

  @Test
  void limitOfZero_isNone() {
    long before = System.nanoTime();
    assertThat(ConnectDeadline.within(5, SECONDS).endOf(before, 0) - before)
        .isBetween(SECONDS.toNanos(5), SECONDS.toNanos(100));
    assertThat(ConnectDeadline.within(0, SECONDS).endOf(before, 0) - before)
        .isGreaterThanOrEqualTo(SECONDS.toNanos(120));
  }
}
