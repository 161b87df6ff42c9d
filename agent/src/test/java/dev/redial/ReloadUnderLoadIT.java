package dev.redial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.UnderChange;
import dev.redial.testing.Lab;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of changes of the rules while clients call by kept connections. */
class ReloadUnderLoadIT {
  private static final int ROUNDS = 30;

  /** By then a JVM has loaded and cached what it ever will; a KiB a change would show after it. */
  private static final int WARM = 14;

  private static final int CHANGES_A_ROUND = 100;

  @Test
  void request_whileRulesChange_isNeverLost_andNothingIsLeftBehind(@TempDir Path folder)
      throws IOException {
    try (var lab = new Lab(folder, "own.test")) {
      var origin = lab.origin("own.test", "one.test", "two.test");
      var rules = folder.resolve("live.yaml");
      Files.writeString(rules, "version: 1\nrules: []\n");
      var child =
          lab.start(
              lab.child(UnderChange.class)
                  // JSSE keeps thousands, whatever they are good for
                  .property("javax.net.ssl.sessionCacheSize", 20)
                  .agent("rules=" + rules + ",reload=false,log=error"));
      Waiting.until("the bean", () -> child.ask("bean").equals("true"));
      child.ask("start", "https://own.test:" + origin.port() + "/");
      var figures = new ArrayList<String>();
      for (int i = 0; i < ROUNDS; i++) {
        figures.add(child.ask("reload", "" + CHANGES_A_ROUND, rules.toString()));
        lab.forget();
      }
      var answers = child.ask("stop");

      System.out.println(ROUNDS * CHANGES_A_ROUND + " changes: " + answers + " " + figures);
      assertThat(answers.substring(1, answers.length() - 1).split(", ", -1))
          .as("kinds of answers")
          .hasSize(4)
          .allMatch(kind -> kind.matches("(http-1|http-2|url|socket) answered=[1-9][0-9]*"));
      assertThat(number(figures.get(ROUNDS - 1), 1))
          .as("KiB of heap")
          .isLessThan(number(figures.get(WARM), 1) + 1024);
      assertThat(number(figures.get(ROUNDS - 1), 3))
          .as("threads")
          .isLessThan(number(figures.get(WARM), 3) + 4);
      assertThat(child.errorOutput()).isEmpty();
    }
  }

  private static int number(String figures, int word) {
    return Integer.parseInt(figures.split(" ", -1)[word]);
  }
}
