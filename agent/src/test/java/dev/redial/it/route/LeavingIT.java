package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.redial.clients.Leaving;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.ScriptedProxy;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application that leaves its socket while the agent asks a proxy for it. */
class LeavingIT {
  private static final int VIRTUAL_THREADS = 21;

  @ParameterizedTest
  @CsvSource({"platform, close", "virtual, close", "virtual, interrupt"})
  void socketThatIsLeft_isNotOpenedAgain_forTheNextTarget(
      String thread, String way, @TempDir Path folder) throws IOException {
    if (thread.equals("virtual")) {
      assumeThat(ChildJvm.feature()).isGreaterThanOrEqualTo(VIRTUAL_THREADS);
    }
    try (var lab = new Lab(folder);
        var server = new LineServer();
        var proxy = new ScriptedProxy(null, null)) {
      var rules =
          lab.rules(
              "match: {host: asked.test}, connect-to: [silent.test, works.test], proxy: \"http://127.0.0.1:"
                  + proxy.port()
                  + "\"");
      var child = lab.start(lab.child(Leaving.class).agent(rules.toString()));
      assertThat(child.ask(thread + " asked.test " + server.port())).isEqualTo("begun");
      Waiting.until("the proxy is asked", () -> !proxy.requests().isEmpty());

      assertThat(child.ask(way)).containsPattern("(?i)Socket closed|interrupt");
      assertThat(proxy.requests())
          .singleElement()
          .satisfies(request -> assertThat(request.target()).startsWith("silent.test:"));
      assertThat(child.errorOutput()).doesNotContain("broke");
    }
  }
}
