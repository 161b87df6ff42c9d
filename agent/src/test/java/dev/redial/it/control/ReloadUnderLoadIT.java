package dev.redial.it.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.JavaNetHttp;
import dev.redial.clients.UnderChange;
import dev.redial.testing.Lab;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of changes of the rules while clients call by kept connections. */
@Tag("extended")
class ReloadUnderLoadIT {
  private static final int ROUNDS = 60;

  /** By then a JVM has loaded and cached what it ever will; a KiB a change would show after it. */
  private static final int WARM = 30;

  /**
   * What a round leaves to the next collection differs; the least of so many rounds hardly does.
   */
  private static final int SAMPLE = 10;

  private static final int CHANGES_A_ROUND = 100;

  @Test
  void request_whileRulesChange_isNeverLost_andNothingIsLeftBehind(@TempDir Path folder)
      throws IOException {
    try (var lab = new Lab(folder, "own.test", "hand.test")) {
      var origin = lab.origin("own.test", "hand.test", "one.test", "two.test");
      var rules = folder.resolve("live.yaml");
      Files.writeString(rules, "version: 1\nrules: []\n");
      var child =
          lab.start(
              lab.child(UnderChange.class)
                  // JSSE keeps thousands, whatever they are good for
                  .property("javax.net.ssl.sessionCacheSize", 20)
                  // JDK 25's timer holds a closed HTTP/2 connection for so long, 30 s by default
                  .property("jdk.httpclient.keepalive.timeout.h2", 3)
                  .agent("rules=" + rules + ",reload=false,log=error"));
      Waiting.until("the bean", () -> child.ask("bean").equals("true"));
      var port = origin.port();
      child.ask("start", "https://own.test:" + port + "/", "https://hand.test:" + port + "/");
      var figures = new ArrayList<String>();
      for (int i = 0; i < ROUNDS; i++) {
        figures.add(child.ask("reload", "" + CHANGES_A_ROUND, rules.toString()));
        lab.forget();
      }
      var answers = child.ask("stop");

      System.out.println(ROUNDS * CHANGES_A_ROUND + " changes: " + answers + " " + figures);
      assertThat(answers.substring(1, answers.length() - 1).split(", ", -1))
          .as("kinds of answers")
          .hasSize(JavaNetHttp.isThere() ? 4 : 2)
          .allMatch(kind -> kind.matches("(http-1|http-2|url|socket) answered=[1-9][0-9]*"));
      assertThat(least(figures, ROUNDS, 1))
          .as("KiB of heap")
          .isLessThan(least(figures, WARM, 1) + 1024);
      assertThat(least(figures, ROUNDS, 3)).as("threads").isLessThan(least(figures, WARM, 3) + 4);
      assertThat(child.errorOutput()).isEmpty();
    }
  }

  /** The least of a figure in the rounds before one of them. */
  private static int least(List<String> figures, int end, int word) {
    return figures.subList(end - SAMPLE, end).stream()
        .mapToInt(line -> Integer.parseInt(line.split(" ", -1)[word]))
        .min()
        .orElseThrow();
  }
}
