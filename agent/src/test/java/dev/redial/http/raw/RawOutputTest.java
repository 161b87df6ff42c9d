package dev.redial.http.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a channel, or an engine, is given where it takes less than there is. */
class RawOutputTest {
  private static final String GET = "GET /a HTTP/1.1\r\nHost: old\r\n\r\n";
  private static final String GOT = "GET /a HTTP/1.1\r\nHost: new.test:7\r\nX-Set: 1\r\n\r\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final RawOutput output = new RawOutput(new RawHeads(RawHeadsTest.editing()));

  /** Takes so many bytes in a call. */
  private final class Narrow implements Sink {
    private final boolean isOneRecord;
    private int room;
    private boolean isFull;

    Narrow(int room, boolean isOneRecord) {
      this.room = room;
      this.isOneRecord = isOneRecord;
    }

    @Override
    public long write(ByteBuffer[] buffers) {
      int count = 0;
      for (var buffer : buffers) {
        while (buffer.hasRemaining() && room > 0) {
          out.write(buffer.get());
          room--;
          count++;
        }
      }
      isFull = isOneRecord;
      return count == 0 && isOneRecord ? CLOSED_FOR_NOW : count;
    }

    @Override
    public boolean isFull() {
      return isFull;
    }
  }

  static Stream<RawHeadsTest.Stretch> rewritten() {
    return RawHeadsTest.rewritten();
  }

  @Test
  void surplus_isOutBeforeTheLastByteCountsAsWritten() throws IOException {
    var source = buffer(GET);
    int sent = 0;
    while (source.hasRemaining()) {
      int before = source.remaining();
      output.write(Sources.of(source), new Narrow(5, false));
      sent += 5;
      assertThat(out.toString(ISO_8859_1))
          .isEqualTo(GOT.substring(0, Math.min(sent, GOT.length())));
      assertThat(source.remaining()).isLessThanOrEqualTo(before);
      assertThat(source.hasRemaining()).isEqualTo(sent < GOT.length());
    }
    assertThat(output.keepsBack()).isFalse();
  }

  /** As a channel whose buffer is full: what it said was taken is never asked for again. */
  @Test
  void sinkThatTakesNothing_keepsThePlace() throws IOException {
    var source = buffer(GET + GET);
    for (int i = 0; i < 3; i++) {
      output.write(Sources.of(source), new Narrow(0, false));
      assertThat(source.remaining()).isEqualTo(1);
    }
    output.write(Sources.of(source), new Narrow(1000, false));
    assertThat(source.remaining()).isZero();
    assertThat(out.toString(ISO_8859_1)).isEqualTo(GOT + GOT);
  }

  /** As an engine whose target is too small: nothing was consumed. */
  @Test
  void sinkThatIsClosedForNow_leavesTheSourceAsItWas() throws IOException {
    var source = buffer(GET);
    output.write(Sources.of(source), new Narrow(0, true));
    assertThat(source.position()).isZero();
    output.write(Sources.of(buffer(GET.substring(0, 10))), new Narrow(1000, true));
    assertThat(out.toString(ISO_8859_1)).isEqualTo(GOT);
    output.write(Sources.of(buffer(GET.substring(10) + GET)), new Narrow(1000, true));
    assertThat(out.toString(ISO_8859_1)).isEqualTo(GOT + GOT);
  }

  @Test
  void partOfAHead_isTakenWithoutARecord() throws IOException {
    var source = buffer(GET.substring(0, 20));
    var first = new Narrow(1000, true);
    output.write(Sources.of(source), first);
    assertThat(out.toString(ISO_8859_1)).isEqualTo("GET /a HTTP/1.1\r\n");
    assertThat(source.hasRemaining()).isFalse();
    var second = new Narrow(1000, true);
    output.write(Sources.of(buffer(GET.substring(20, 25))), second);
    assertThat(second.isFull()).isFalse();
    assertThat(output.keepsBack()).isTrue();
    output.write(Sources.of(buffer(GET.substring(25))), new Narrow(1000, true));
    assertThat(out.toString(ISO_8859_1)).isEqualTo(GOT);
  }

  /** Bytes of a large body are not copied. */
  @Test
  void largeBody_goesOutAsTheSinkTakesIt() throws IOException {
    output.write(
        Sources.of(buffer("PUT / HTTP/1.1\r\nContent-Length: 100000\r\n\r\n")),
        new Narrow(1000, false));
    var body = buffer("x".repeat(100_000));
    for (int left = 100_000; left > 0; left -= 999) {
      assertThat(body.remaining()).isEqualTo(left);
      output.write(Sources.of(body), new Narrow(999, false));
    }
    output.write(Sources.of(buffer(GET)), new Narrow(1000, false));
    assertThat(out.toString(ISO_8859_1)).endsWith("x" + GOT);
  }

  @Test
  void release_sendsWhatIsKeptBackAndWhatWaits() throws IOException {
    output.write(Sources.of(buffer(GET + "GET / HTTP/1.1\r\nHost:")), new Narrow(30, false));
    assertThat(output.release(new Narrow(10, false))).isFalse();
    assertThat(output.release(new Narrow(1000, false))).isTrue();
    assertThat(out.toString(ISO_8859_1)).isEqualTo(GOT + "GET / HTTP/1.1\r\nHost:");
  }

  @ParameterizedTest
  @MethodSource("rewritten")
  void heads_everySplitAndEveryRoom_areRewrittenAlone(RawHeadsTest.Stretch stretch)
      throws IOException {
    for (int first = 0; first <= stretch.in().length(); first++) {
      check(stretch.in(), stretch.out(), new Random(first), first);
    }
  }

  @Test
  void conversation_atRandom_inBuffersAtRandom_isRewrittenInItsHeadsAlone() throws IOException {
    for (int seed = 0; seed < 3000; seed++) {
      var random = new Random(seed);
      var in = new StringBuilder();
      var becomes = new StringBuilder();
      for (int i = random.nextInt(6); i >= 0; i--) {
        RandomRequest.append(random, in, becomes);
      }
      check(in.toString(), becomes.toString(), random, random.nextInt(in.length()));
    }
  }

  private static void check(String in, String becomes, Random random, int first)
      throws IOException {
    var test = new RawOutputTest();
    var left = in;
    int count = first;
    while (!left.isEmpty()) {
      left = left.substring(test.send(left.substring(0, Math.min(count, left.length())), random));
      count = 1 + random.nextInt(60);
    }
    while (!test.output.release(new Narrowed(test, random.nextInt(40)).sink())) {
      // goes on
    }
    assertThat(test.out.toString(ISO_8859_1)).isEqualTo(becomes);
  }

  private record Narrowed(RawOutputTest test, int room) {
    Sink sink() {
      return test.new Narrow(room, false);
    }
  }

  /** As an application: in several buffers of its own, which it fills anew; answers how many. */
  private int send(String text, Random random) throws IOException {
    var buffers = new ByteBuffer[4];
    int at = 0;
    for (int i = 0; i < buffers.length; i++) {
      int end = i == 3 ? text.length() : at + random.nextInt(text.length() - at + 1);
      var direct = ByteBuffer.allocateDirect(end - at + 3).position(2);
      direct.put(text.substring(at, end).getBytes(ISO_8859_1)).flip().position(2);
      buffers[i] = random.nextBoolean() ? direct : direct.asReadOnlyBuffer();
      at = end;
    }
    var from = new Sources(buffers, 0, buffers.length);
    output.write(from, new Narrow(random.nextInt(40), random.nextBoolean()));
    return text.length() - (int) from.remaining();
  }

  private static ByteBuffer buffer(String text) {
    return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
  }
}
