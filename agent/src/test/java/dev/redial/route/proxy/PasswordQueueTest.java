package dev.redial.route.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordQueueTest {
  private final PasswordQueue turn = new PasswordQueue();

  @Test
  void password_thatIsNotTakenYet_isSaidByOneAfterTheOther() {
    var first = turn.await("first");
    var second = turn.await("second");
    assertThat(first).isCompleted();
    assertThat(second).isNotDone();
    assertThat(turn.isOf("first")).isTrue();
    assertThat(turn.isOf("second")).isFalse();
    turn.leave("second");
    assertThat(second).as("it was not its turn").isNotDone();
    turn.leave("first");
    assertThat(second).isCompleted();
    assertThat(turn.isOf("second")).isTrue();
  }

  @Test
  void password_thatIsTaken_isSaidByAllAtOnce() {
    assertThat(turn.await("first")).isCompleted();
    var second = turn.await("second");
    var third = turn.await("third");
    assertThat(turn.isNeeded()).isTrue();
    turn.taken();
    assertThat(turn.isNeeded()).isFalse();
    assertThat(second).isCompleted();
    assertThat(third).isCompleted();
    assertThat(turn.isOf("anybody")).isTrue();
    assertThat(turn.await("later")).isCompleted();
  }

  @Test
  void password_thatIsRefusedLater_isSaidByOneAgain() {
    turn.taken();
    turn.refused();
    assertThat(turn.await("first")).isCompleted();
    assertThat(turn.await("second")).isNotDone();
  }

  @Test
  void whoGivesUpWaiting_isPassedOver() {
    assertThat(turn.await("first")).isCompleted();
    var second = turn.await("second");
    var third = turn.await("third");
    second.cancel(false);
    turn.leave("first");
    assertThat(third).isCompleted();
    assertThat(turn.isOf("second")).isFalse();
  }

  @Test
  void whoDidNotWait_mayTakeATurnThatNobodyHas() {
    assertThat(turn.isOf("first")).isTrue();
    assertThat(turn.isOf("second")).isFalse();
  }
}
