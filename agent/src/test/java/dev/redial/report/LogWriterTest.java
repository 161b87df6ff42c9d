package dev.redial.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.LogLines;
import dev.redial.testing.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LogWriterTest {
  /** As a pipe that nobody reads for a while. */
  private static class Output extends OutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CountDownLatch free;

    Output(int locks) {
      this.free = new CountDownLatch(locks);
    }

    @Override
    public void write(int one) {
      throw new AssertionError("a line is written at once");
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
      try {
        free.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      synchronized (taken) {
        taken.write(bytes, start, length);
      }
    }

    List<String> lines() {
      synchronized (taken) {
        return LogLines.texts(taken.toString(StandardCharsets.UTF_8).lines().toList());
      }
    }
  }

  @Test
  void line_isWrittenOnceItIsSaid() {
    var output = new Output(0);
    var outlet = new LogWriter(output);
    outlet.say(Log.Level.INFO, "a");
    assertThat(output.lines()).containsExactly("a");
    outlet.say(Log.Level.INFO, "b");
    assertThat(output.lines()).containsExactly("a", "b");
  }

  @Test
  void interrupt_isKept_andTheLineIsWritten() {
    var output = new Output(0);
    var outlet = new LogWriter(output);
    Thread.currentThread().interrupt();
    outlet.say(Log.Level.INFO, "a");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(output.lines()).containsExactly("a");
  }

  @Test
  void output_thatTakesNothing_keepsNobodyWaiting_andGetsTheLinesInTheirOrder() throws Exception {
    var output = new Output(1);
    var outlet = new LogWriter(output);
    var expected = new ArrayList<String>();
    // the first is what the thread is about to write
    for (int i = 0; i <= LogWriter.MOST; i++) {
      outlet.say(Log.Level.INFO, "line " + i);
      expected.add("line " + i);
    }
    outlet.say(Log.Level.INFO, "too much");
    outlet.say(Log.Level.INFO, "also");
    assertThat(output.lines()).isEmpty();

    output.free.countDown();
    expected.add("2 lines of redial are lost: this output was blocked");
    Waiting.until("all lines", () -> output.lines().size() == expected.size());
    assertThat(output.lines()).isEqualTo(expected);

    outlet.say(Log.Level.INFO, "later");
    assertThat(output.lines()).endsWith("later");
  }

  @Test
  void output_thatBreaks_doesNotKeepTheNextLineAway() {
    var broken = new CountDownLatch(1);
    var output =
        new Output(0) {
          @Override
          public void write(byte[] bytes, int start, int length) throws IOException {
            if (broken.getCount() > 0) {
              broken.countDown();
              throw new IOException("no space left");
            }
            super.write(bytes, start, length);
          }
        };
    var outlet = new LogWriter(output);
    outlet.say(Log.Level.INFO, "a");
    outlet.say(Log.Level.INFO, "b");
    assertThat(output.lines()).containsExactly("b");
  }
}
