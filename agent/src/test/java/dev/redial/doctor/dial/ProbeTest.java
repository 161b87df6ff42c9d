package dev.redial.doctor.dial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.doctor.target.CallingJvm;
import dev.redial.doctor.target.Question;
import dev.redial.doctor.target.Target;
import dev.redial.testing.SickServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an attempt notes of how it ended. */
class ProbeTest {
  private static final int OFTEN = 30;

  /** In half of the attempts, dialling itself sees the reset. */
  @Test
  void server_thatResetsAtOnce_isSaidToReset_whetherDiallingWasOverOrNot() throws Exception {
    try (var server = new SickServer(SickServer::reset)) {
      var target = Target.parse("https://127.0.0.1:" + server.port() + "/", null);
      var question =
          new Question(target, List.of(), null, List.of(), null, List.of(), false, false, 5);
      var kinds = new ArrayList<Failure.Kind>();
      for (int i = 0; i < OFTEN; i++) {
        var probe = new Probe(question, new CallingJvm(line -> {}, false));
        var failure = probe.attempt(Trial.PLAIN).failure();
        assertThat(failure).isNotNull();
        kinds.add(failure.kind());
      }
      assertThat(kinds).isEqualTo(Collections.nCopies(OFTEN, Failure.Kind.RESET));
    }
  }
}
