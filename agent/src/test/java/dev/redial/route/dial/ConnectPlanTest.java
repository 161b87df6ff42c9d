package dev.redial.route.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectPlanTest {
  private static final InetAddress ONE = address(1);
  private static final InetAddress TWO = address(2);

  private final List<String> over = new ArrayList<>();
  private final ConnectPlan plan =
      new ConnectPlan(
          List.of(new Named("a"), new Named("b")), ConnectDeadline.own(System.nanoTime()));

  @Test
  void addressesOfAWay_areDialledInTurn_thenThoseOfTheNext() {
    plan.found(new InetAddress[] {ONE, TWO});
    assertThat(plan.nextAddress()).isEqualTo(ONE);
    plan.unreachable(new ConnectException("refused"));
    assertThat(plan.nextAddress()).isEqualTo(TWO);
    plan.unreachable(new SocketTimeoutException("of the socket"));
    assertThat(plan.nextAddress()).isNull();
    assertThat(over).isEmpty();

    assertThat(plan.nextCandidate()).isTrue();
    assertThat(over).containsExactly("a");
    plan.notFound(new UnknownHostException("no b"));
    assertThat(plan.nextAddress()).isNull();
    assertThat(plan.nextCandidate()).isFalse();
    assertThat(plan.failure()).hasMessage("no b");
    assertThat(plan.failure().getSuppressed()[0]).hasMessage("a: late");
    assertThat(plan.failure().getSuppressed()[0].getSuppressed()[0]).hasMessage("a: refused");
    assertThat(plan.isFinal()).isFalse();
  }

  @Test
  void addressThatAnswers_answersForItsWay() {
    plan.found(new InetAddress[] {ONE, TWO});
    plan.nextAddress();
    plan.answered();
    plan.broken(new SocketException("reset"));

    assertThat(plan.failure()).hasMessage("a: broken: reset");
    assertThat(plan.nextAddress()).isNull();
    assertThat(plan.nextCandidate()).isTrue();
  }

  @Test
  void onlyTheLastAddressOfTheLastWay_hasAllTheTime() {
    long limit = System.nanoTime() + TimeUnit.DAYS.toNanos(1);
    var shared =
        new ConnectPlan(List.of(new Named("a"), new Named("b")), ConnectDeadline.until(limit));
    assertThat(shared.end()).isLessThan(limit);
    shared.found(new InetAddress[] {ONE, TWO});
    shared.nextAddress();
    assertThat(shared.end()).isLessThan(limit);
    shared.answered();
    assertThat(shared.end()).isLessThan(limit);
    shared.nextCandidate();
    assertThat(shared.end()).isEqualTo(limit);
    shared.found(new InetAddress[] {ONE, TWO});
    shared.nextAddress();
    assertThat(shared.end()).isLessThan(limit);
    shared.nextAddress();
    assertThat(shared.end()).isEqualTo(limit);
  }

  @Test
  void proxyThatIsNotTrusted_isTheEnd() {
    plan.found(new InetAddress[] {ONE, TWO});
    plan.nextAddress();
    plan.unreachable(new SSLException("not trusted"));
    checkEnd("a: not trusted");
  }

  @Test
  void tlsThatBreaksInTheMiddle_isTheEnd() {
    plan.broken(new Said(false, false), new SSLException("bad record"));
    checkEnd("a: broken: bad record");
  }

  /** Whoever went on would open again what the application has closed. */
  @ParameterizedTest
  @ValueSource(strings = {"Socket closed", "Socket Closed", "Closed by interrupt"})
  void socketThatTheApplicationClosed_isTheEnd(String words) {
    plan.found(new InetAddress[] {ONE, TWO});
    plan.nextAddress();
    plan.unreachable(new SocketException(words));
    checkEnd(words);
  }

  @Test
  void socketThatTheApplicationClosed_whileAProxyWasAsked_isTheEnd() {
    plan.broken(new Said(false, false), new SocketException("Socket closed"));
    checkEnd("Socket closed");
  }

  @Test
  void virtualThreadThatIsInterrupted_whileAProxyIsAsked_isTheEnd() {
    plan.broken(new Said(false, false), new InterruptedIOException());
    checkEnd("Closed by interrupt");
  }

  @Test
  void refusalForGood_isTheEnd() {
    assertThat(plan.isOpenedBy(new Said(true, false))).isFalse();
    checkEnd("refused");
  }

  @Test
  void openingToBeRepeated_dialsTheSameAddressAgain() {
    plan.found(new InetAddress[] {ONE, TWO});
    plan.nextAddress();
    plan.answered();
    plan.broken(new Said(false, true), new SocketException("reset"));

    assertThat(plan.failure()).hasMessage("refused");
    assertThat(plan.nextAddress()).isEqualTo(ONE);
    assertThat(plan.nextAddress()).isNull();
  }

  /** It may be asked again by the next candidate only: its time is over. */
  @Test
  void openingThatTakesTooLong_isNotRepeated() {
    plan.found(new InetAddress[] {ONE});
    plan.nextAddress();
    plan.broken(new Said(false, true), new SocketTimeoutException("Read timed out"));

    assertThat(plan.failure()).hasMessage("a: late");
    assertThat(plan.nextAddress()).isNull();
    assertThat(plan.nextCandidate()).isTrue();
  }

  private void checkEnd(String message) {
    assertThat(plan.failure()).hasMessage(message);
    assertThat(plan.isFinal()).isTrue();
    assertThat(plan.nextAddress()).isNull();
    assertThat(plan.nextCandidate()).isFalse();
    plan.over();
    assertThat(over).containsExactly("a");
  }

  private static InetAddress address(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Named extends NamedCandidate {
    Named(String name) {
      super(name);
    }

    @Override
    public void over() {
      over.add(name);
    }
  }

  /** An opening that has said all. */
  private record Said(boolean isFinal, boolean isToBeRepeated) implements Opening {
    @Override
    public byte[] toSend() {
      return new byte[0];
    }

    @Override
    public int wanted() {
      return 0;
    }

    @Override
    public void feed(byte[] bytes, int length) {}

    @Override
    public void end() {}

    @Override
    public boolean isComplete() {
      return true;
    }

    @Override
    public IOException failure() {
      return new IOException("refused");
    }
  }
}
