package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Leaving;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.ScriptedProxy;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that closes its socket while the agent asks a proxy for it. */
class LeavingIT {
  @Test
  void socketThatIsClosed_isNotOpenedAgain_forTheNextTarget(@TempDir Path folder)
      throws IOException {
    try (var lab = new Lab(folder);
        var server = new LineServer();
        var proxy = new ScriptedProxy(null, null)) {
      var rules =
          lab.rules(
              "match: {host: asked.test}, connect-to: [silent.test, works.test], proxy: \"http://127.0.0.1:"
                  + proxy.port()
                  + "\"");
      var child = lab.start(lab.child(Leaving.class).agent(rules.toString()));
      assertThat(child.ask("asked.test", "" + server.port())).isEqualTo("begun");
      Waiting.until("the proxy is asked", () -> !proxy.requests().isEmpty());

      assertThat(child.ask("close")).containsIgnoringCase("Socket closed");
      assertThat(proxy.requests())
          .singleElement()
          .satisfies(request -> assertThat(request.target()).startsWith("silent.test:"));
    }
  }
}
