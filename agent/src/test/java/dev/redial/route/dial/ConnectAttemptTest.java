package dev.redial.route.dial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rule.host.Address;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectAttemptTest {
  private final Line line = new Line();

  @Test
  void addressThatAnswers_isTheEnd() throws Exception {
    var dial = dial(new NamedCandidate("a"));
    found(dial, "127.0.0.1");

    assertThat(dial.awaits()).isEqualTo(ConnectAttempt.Need.CONNECTED);
    assertThat(dial.step()).isFalse();
    line.connected = true;
    assertThat(dial.step()).isTrue();
    assertThat(dial.failure()).isNull();
    assertThat(line.log).containsExactly("connect 127.0.0.1:7");
  }

  @Test
  void addressesThatFail_areTriedInTurn_onTheSameSocket() throws Exception {
    var dial = dial(new NamedCandidate("a"), new NamedCandidate("b"));
    found(dial, "127.0.0.1", "127.0.0.2");
    line.trouble = new ConnectException("refused");
    assertThat(dial.step()).isFalse();
    assertThat(dial.awaits()).isEqualTo(ConnectAttempt.Need.ADDRESSES);
    line.trouble = null;
    line.connected = true;
    found(dial, "127.0.0.3");

    assertThat(dial.step()).isTrue();
    assertThat(dial.failure()).isNull();
    assertThat(line.log)
        .containsExactly(
            "connect 127.0.0.1:7",
            "disconnect",
            "connect 127.0.0.2:7",
            "disconnect",
            "connect 127.0.0.3:7");
  }

  @Test
  void waysThatAllFail_endWithTheLastFailure_andKnowTheOthers() throws Exception {
    var dial = dial(new NamedCandidate("a"), new NamedCandidate("b"));
    line.trouble = new ConnectException("refused");
    dial.notFound(dial.candidate(), new UnknownHostException("no a"));
    found(dial, "127.0.0.3");

    assertThat(dial.step()).isTrue();
    assertThat(dial.failure()).isInstanceOf(ConnectException.class).hasMessage("b: refused");
    assertThat(dial.failure().getSuppressed()).hasSize(1);
  }

  @Test
  void addressesOfAnotherWay_areNotTaken() throws Exception {
    var dial = dial(new NamedCandidate("a"), new NamedCandidate("b"));
    var first = dial.candidate();
    dial.notFound(first, new UnknownHostException("no a"));
    dial.found(first, addresses("127.0.0.9"));

    assertThat(dial.awaits()).isEqualTo(ConnectAttempt.Need.ADDRESSES);
    assertThat(line.log).isEmpty();
  }

  @Test
  void wayWhoseTimeIsOver_givesWayToTheNext_andEndsWithATimeout() throws Exception {
    var deadline = ConnectDeadline.until(System.nanoTime() - 1);
    var dial =
        new ConnectAttempt(
            List.of(new NamedCandidate("a"), new NamedCandidate("b")), line, deadline);
    found(dial, "127.0.0.1");

    assertThat(dial.expire()).isFalse();
    found(dial, "127.0.0.2");
    assertThat(dial.expire()).isTrue();
    assertThat(dial.failure()).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void limit_thatIsKnownLate_endsEachWayInTurn() throws Exception {
    var dial = dial(new NamedCandidate("a"), new NamedCandidate("b"));
    found(dial, "127.0.0.1");
    assertThat(dial.expire()).isFalse();
    assertThat(dial.awaits()).isEqualTo(ConnectAttempt.Need.CONNECTED);

    dial.limit(ConnectDeadline.until(System.nanoTime() - 1));
    assertThat(dial.expire()).isFalse();
    assertThat(dial.awaits()).isEqualTo(ConnectAttempt.Need.ADDRESSES);
    assertThat(dial.expire()).isTrue();
    assertThat(dial.failure()).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void opening_takesNoByteBehindItsEnd_howeverTheyCome() throws Exception {
    for (int piece : new int[] {1, 2, 5, 1000}) {
      line.connected = true;
      line.accepts = piece;
      line.arrives("ready.rest", piece);
      var dial = dial(new Speaking(false));
      found(dial, "127.0.0.1");
      while (!dial.step()) {
        line.next();
      }

      assertThat(dial.failure()).isNull();
      assertThat(line.written.toString()).isEqualTo("knock");
      assertThat(line.unread()).isEqualTo("rest");
      line.written.setLength(0);
    }
  }

  @Test
  void openingThatEnds_isAFailure() throws Exception {
    line.connected = true;
    line.ended = true;
    var dial = dial(new Speaking(false));
    found(dial, "127.0.0.1");

    assertThat(dial.step()).isTrue();
    assertThat(dial.failure()).hasMessage("ended");
  }

  @Test
  void failureForGood_isTheEnd_whateverIsLeft() throws Exception {
    line.connected = true;
    line.ended = true;
    var dial = dial(new Speaking(true), new NamedCandidate("b"));
    found(dial, "127.0.0.1", "127.0.0.2");

    assertThat(dial.step()).isTrue();
    assertThat(dial.isFinal()).isTrue();
    assertThat(dial.failure()).hasMessage("ended");
    assertThat(line.log).containsExactly("connect 127.0.0.1:7");
  }

  @Test
  void tlsThatFails_isTheEnd_whateverIsLeft() throws Exception {
    line.trouble = new SSLException("not trusted");
    var dial = dial(new NamedCandidate("a"), new NamedCandidate("b"));
    found(dial, "127.0.0.1", "127.0.0.2");

    assertThat(dial.step()).isTrue();
    assertThat(dial.isFinal()).isTrue();
    assertThat(dial.failure()).hasMessage("a: not trusted");
    assertThat(line.log).containsExactly("connect 127.0.0.1:7");
  }

  private ConnectAttempt dial(Candidate... candidates) {
    return new ConnectAttempt(List.of(candidates), line, ConnectDeadline.own(System.nanoTime()));
  }

  private static void found(ConnectAttempt dial, String... addresses) throws UnknownHostException {
    dial.found(dial.candidate(), addresses(addresses));
  }

  private static InetAddress[] addresses(String... texts) throws UnknownHostException {
    var addresses = new InetAddress[texts.length];
    for (int i = 0; i < texts.length; i++) {
      addresses[i] = InetAddress.getByName(texts[i]);
    }
    return addresses;
  }

  private static final class Speaking implements Candidate, Opening {
    private final StringBuilder heard = new StringBuilder();
    private final boolean isFinal;
    private boolean isSaid;
    private boolean ended;

    Speaking(boolean isFinal) {
      this.isFinal = isFinal;
    }

    @Override
    public Address dial() {
      return new Address("speaking", 7);
    }

    @Override
    public InetAddress[] addresses() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Opening open(LocalEnd connected) {
      return this;
    }

    @Override
    public IOException failed(IOException why) {
      return why;
    }

    @Override
    public IOException late() {
      return new SocketTimeoutException();
    }

    @Override
    public byte[] toSend() {
      var text = isSaid ? "" : "knock";
      isSaid = true;
      return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int wanted() {
      return "ready.".length() - heard.length();
    }

    @Override
    public void feed(byte[] bytes, int length) {
      assertThat(length).isPositive();
      heard.append(new String(bytes, 0, length, StandardCharsets.US_ASCII));
    }

    @Override
    public void end() {
      ended = true;
    }

    @Override
    public boolean isComplete() {
      return ended || heard.toString().equals("ready.");
    }

    @Override
    public @Nullable IOException failure() {
      return ended ? new IOException("ended") : null;
    }

    @Override
    public boolean isFinal() {
      return isFinal;
    }
  }

  /** A socket of which the test says what it does. */
  private static final class Line implements Wire {
    private final List<String> log = new ArrayList<>();
    private final StringBuilder written = new StringBuilder();
    private final Deque<String> arriving = new ArrayDeque<>();
    private String arrived = "";
    private boolean connected;
    private @Nullable IOException trouble;
    private boolean ended;
    private int accepts = 1000;

    void arrives(String text, int piece) {
      arrived = "";
      for (int i = 0; i < text.length(); i += piece) {
        arriving.add(text.substring(i, Math.min(text.length(), i + piece)));
      }
    }

    void next() {
      var piece = arriving.poll();
      arrived += piece == null ? "" : piece;
    }

    String unread() {
      return arrived + String.join("", drained());
    }

    private List<String> drained() {
      var rest = new ArrayList<>(arriving);
      arriving.clear();
      return rest;
    }

    @Override
    public boolean connect(InetAddress address, int port) {
      log.add("connect " + address.getHostAddress() + ":" + port);
      return false;
    }

    @Override
    public boolean isConnected() throws IOException {
      if (trouble != null) {
        throw trouble;
      }
      return connected;
    }

    @Override
    public InetSocketAddress local() {
      return new InetSocketAddress(1);
    }

    @Override
    public void disconnect() {
      log.add("disconnect");
    }

    @Override
    public int read(ByteBuffer bytes) {
      if (ended) {
        return -1;
      }
      int length = Math.min(arrived.length(), bytes.remaining());
      bytes.put(arrived.substring(0, length).getBytes(StandardCharsets.US_ASCII));
      arrived = arrived.substring(length);
      return length;
    }

    @Override
    public void write(ByteBuffer bytes) {
      for (int i = 0; i < accepts && bytes.hasRemaining(); i++) {
        written.append((char) bytes.get());
      }
    }
  }
}
