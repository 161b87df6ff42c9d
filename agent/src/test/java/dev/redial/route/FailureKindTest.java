package dev.redial.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureKindTest {
  @ParameterizedTest
  @CsvSource({
    "407, route 407",
    "502, route 502",
    "302, route 302",
    "0, route broken",
    "200, route broken",
    "600, route broken",
    "999, route broken"
  })
  void answer_isKnownByItsStatus_ofHttpOnly(int status, String kind) {
    assertThat(FailureKind.ofAnswer(status)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "1, route SOCKS reply 1",
    "8, route SOCKS reply 8",
    "0, route broken",
    "9, route broken"
  })
  void reply_isKnownByItsNumber_ofThoseWithAMeaning(int reply, String kind) {
    assertThat(FailureKind.ofSocks(reply)).isEqualTo(kind);
  }

  @Test
  void failure_isKnownByItsTypeAndCause() {
    assertThat(FailureKind.of(new SocketTimeoutException())).isEqualTo("route timeout");
    assertThat(FailureKind.of(new UnknownHostException("x"))).isEqualTo("route unknown host");
    assertThat(FailureKind.of(new SSLHandshakeException("x"))).isEqualTo("proxy TLS");
    assertThat(ofCause(new ConnectException("Connection refused"))).isEqualTo("route refused");
    assertThat(ofCause(new ConnectException("Connection timed out"))).isEqualTo("route timeout");
    assertThat(ofCause(new NoRouteToHostException("x"))).isEqualTo("route unreachable");
    assertThat(ofCause(new SocketException("Network is unreachable")))
        .isEqualTo("route unreachable");
    assertThat(ofCause(new SocketException("Connection reset"))).isEqualTo("route broken");
    assertThat(FailureKind.of(new ConnectException("no cause"))).isEqualTo("route broken");
    assertThat(FailureKind.of(new IllegalStateException())).isEqualTo("route broken");
  }

  @Test
  void relay_thatCannotBeReached_isNoRefusalByTheProxy() {
    var why = Failures.because(new IOException("relay"), new ConnectException("refused"));
    assertThat(FailureKind.of(why)).isEqualTo("route broken");
  }

  @Test
  void applicationThatCloses_hasGivenUp() {
    assertThat(FailureKind.of(new SocketException("Socket closed"))).isEqualTo("route given up");
    assertThat(ofCause(new SocketException("Closed by interrupt"))).isEqualTo("route given up");
    assertThat(FailureKind.of(new AsynchronousCloseException())).isEqualTo("route given up");
    assertThat(FailureKind.of(new ClosedByInterruptException())).isEqualTo("route given up");
  }

  private static String ofCause(IOException cause) {
    return FailureKind.of(Failures.because(new ConnectException("told"), cause));
  }
}
