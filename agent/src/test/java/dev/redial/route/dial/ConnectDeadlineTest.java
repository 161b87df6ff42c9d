package dev.redial.route.dial;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectDeadlineTest {
  private static final long NOW = 1L << 40;

  @Test
  void limitOfTheApplication_isShared_andTheLastMayTakeWhatIsLeft() {
    var patience = ConnectDeadline.until(NOW + SECONDS.toNanos(9));
    assertThat(patience.endOf(NOW, 2)).isEqualTo(NOW + SECONDS.toNanos(3));
    assertThat(patience.endOf(NOW, 0)).isEqualTo(NOW + SECONDS.toNanos(9));
    assertThat(patience.endOf(NOW + SECONDS.toNanos(5), 1)).isEqualTo(NOW + SECONDS.toNanos(7));
  }

  @Test
  void limitOfMinutes_isNotSpentOnTheFirstAddress() {
    var patience = ConnectDeadline.until(NOW + SECONDS.toNanos(180));
    assertThat(patience.endOf(NOW, 1)).isEqualTo(NOW + SECONDS.toNanos(10));
    assertThat(patience.endOf(NOW, 0)).isEqualTo(NOW + SECONDS.toNanos(180));
  }

  @Test
  void withoutALimit_eachButTheLastIsGivenUpSoon() {
    var patience = ConnectDeadline.own(NOW);
    assertThat(patience.endOf(NOW, 1)).isEqualTo(NOW + SECONDS.toNanos(3));
    assertThat(patience.endOf(NOW, 0)).isEqualTo(NOW + SECONDS.toNanos(120));
    assertThat(patience.isOver(NOW + SECONDS.toNanos(121))).isTrue();
  }
}
