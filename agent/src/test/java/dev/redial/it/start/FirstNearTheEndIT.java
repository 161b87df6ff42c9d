package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.FirstNearTheEnd;
import dev.redial.testing.Arrivals;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The thread that loads the first class to weave has little room left on its stack. */
@Tag("extended")
class FirstNearTheEndIT {
  /** In frames of about a hundred bytes. With fewer, the JVM itself cannot ask an agent. */
  private static final int LEAST = 220;

  private static final int MOST = 700;

  /** A frame of the compiler is smaller, and it compiles the program while the stack fills. */
  private static final String INTERPRETED =
      "-XX:CompileCommand=exclude," + FirstNearTheEnd.class.getName() + "::*";

  private static final int STEP = 40;

  @ParameterizedTest
  @ValueSource(strings = {"", ",strict=true"})
  void firstConnection_fromAnyDepth_isRuledOrIsNot(String options, @TempDir Path folder)
      throws IOException, InterruptedException {
    int ruled = 0;
    try (var lab = new Lab(folder, "moved.test");
        var left = new Arrivals();
        var led = new Arrivals()) {
      var rules =
          lab.rules("match: {host: moved.test}, connect-to: \"127.0.0.1:" + led.port() + "\"");
      for (int margin = LEAST; margin <= MOST; margin += STEP) {
        var child =
            lab.child(FirstNearTheEnd.class)
                .option("-XX:CompileCommand=quiet", INTERPRETED)
                .agent(rules + options);
        var outcome = child.run("" + margin, "moved.test", "" + left.port()).out().strip();
        assertThat(left.hasNext()).as("unruled, margin %s, %s", margin, outcome).isFalse();
        if (outcome.equals("connected")) {
          assertThat(led.hasNext()).isTrue();
          ruled++;
        }
      }
    }
    assertThat(ruled).isPositive();
  }
}
