package dev.redial.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {
  @Test
  void line_parsed_givesTheSameOutcome() {
    var outcome = Outcome.refused("handshake_failure");

    assertThat(Outcome.parse(outcome.toLine())).isEqualTo(outcome);
  }

  @Test
  void line_ofTextWithLineBreaks_isOneLine() {
    assertThat(Outcome.failed("a\nb\r\nc").toLine()).isEqualTo("FAILED a b c");
  }

  @Test
  void parse_ofForeignLine_isFailureThatShowsIt() {
    assertThat(Outcome.parse("[agent] hello"))
        .isEqualTo(Outcome.failed("unexpected line on standard output: [agent] hello"));
  }

  @Test
  void failure_causedByAlertOfTheServer_isRefusedHandshake() {
    var alert = new SSLHandshakeException("Received fatal alert: unrecognized_name");

    assertThat(Outcome.ofFailure(new ExecutionException(new IOException(alert))))
        .isEqualTo(Outcome.refused("unrecognized_name"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Unsupported or unrecognized SSL message",
        "Unrecognized SSL message, plaintext connection?",
        "not an SSL/TLS record"
      })
  void failure_causedByServerWithoutTls_isRefusedHandshake(String words) {
    var answer = new SSLException(words.startsWith("not") ? words + ": 485454502f" : words);

    assertThat(Outcome.ofFailure(new IOException(answer))).isEqualTo(Outcome.refused(words));
    assertThat(Outcome.ofFailure(new IOException(words)).kind()).isEqualTo(Outcome.Kind.FAILED);
  }

  @Test
  void failure_causedByTheClientItself_isNoRefusedHandshake() {
    var untrusted = new SSLHandshakeException("PKIX path building failed");

    assertThat(Outcome.ofFailure(untrusted).kind()).isEqualTo(Outcome.Kind.FAILED);
  }

  @Test
  void failure_causedByNameThatDoesNotResolve_isUnknownHost() {
    assertThat(Outcome.ofFailure(new IOException(new UnknownHostException("a.test"))))
        .isEqualTo(Outcome.unknownHost());
    assertThat(Outcome.ofFailure(new IOException(new UnresolvedAddressException())))
        .isEqualTo(Outcome.unknownHost());
  }

  @Test
  void failure_causedByTheProxy_isItsStatusWithRedialsWords() {
    var words = "redial: rule 'a': CONNECT b:1 by proxy 'c' failed: the proxy answered 407 No";
    var cause = new IOException("of the client's: " + words);

    var outcome = Outcome.ofFailure(new IOException(words + ": b/198.18.0.1:1", cause));

    assertThat(outcome).isEqualTo(new Outcome(Outcome.Kind.REFUSED_BY_PROXY, words));
    assertThat(outcome.cell()).isEqualTo("407");
  }

  @Test
  void status_thatNoStoryKnows_isFailure() {
    assertThat(Outcome.ofStatus(400)).isEqualTo(Outcome.failed("status 400"));
  }
}
