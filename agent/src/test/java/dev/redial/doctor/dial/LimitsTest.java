package dev.redial.doctor.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** What is polite. */
class LimitsTest {
  private static final int CONNECTIONS = 32;

  @Test
  void connections_areCounted_andThoseForTheProofAreKept() throws Exception {
    var limits = new Limits(5);
    for (int i = 0; i < CONNECTIONS; i++) {
      limits.countOneMore();
    }
    assertThatThrownBy(limits::countOneMore)
        .hasMessage("not tried: 32 connections are enough")
        .extracting(e -> ((FailedException) e).kind())
        .isEqualTo(Failure.Kind.NOT_TRIED);
  }

  @Test
  void time_isLimitedForTheWhole() {
    assertThatThrownBy(new Limits(0)::countOneMore).hasMessage("not tried: it took too long");
  }

  @Test
  void stop_endsConnections_andLetsNoneBeMade() throws Exception {
    var limits = new Limits(5);
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var before = limits.socket()) {
      before.connect(server.getLocalSocketAddress());

      limits.stop();

      assertThat(before.isClosed()).isTrue();
      assertThat(limits.socket().isClosed()).isTrue();
      assertThatThrownBy(limits::countOneMore).hasMessage("not tried: interrupted");
    }
  }
}
