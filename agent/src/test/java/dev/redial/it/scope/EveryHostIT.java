package dev.redial.it.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Channels;
import dev.redial.testing.Certificates;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule for every host, which matches the proxy as well: what redial itself dials has no rule. */
@Tag("extended")
class EveryHostIT {
  private final Path folder;

  EveryHostIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void ruleForEveryHost_doesNotHoldForItsProxy(String scheme) throws IOException {
    var authority = new Certificates();
    authority.writePem(folder.resolve("ca.pem"));
    var identity = scheme.equals("https") ? authority.issue("proxy.test") : null;
    try (var lab = new Lab(folder, "proxy.test");
        var server = new LineServer();
        var proxy = new ScriptedProxy(identity, null)) {
      var rules =
          """
          version: 1
          proxies:
            one: {url: "SCHEME://proxy.test:PORT"TRUST}
          rules:
            - {name: all, match: {host: "*"}, proxy: one}
          """
              .replace("SCHEME", scheme)
              .replace("PORT", "" + proxy.port())
              .replace("TRUST", identity == null ? "" : ", trust: ca.pem");
      var file = lab.file("all.yaml", rules).toString();
      var sockets = lab.start(lab.child().agent(file));
      var channels = lab.start(lab.child(Channels.class).agent(file));

      var target = "server.test:" + server.port();
      assertThat(sockets.ask("line", "tcp://" + target)).startsWith("answered 220 ready, hello, ");
      for (var client : Channels.ALL) {
        assertThat(channels.ask(client, "tcp://" + target))
            .isEqualTo("220 ready hello from " + target);
      }
      assertThat(proxy.requests())
          .hasSize(1 + Channels.ALL.size())
          .allSatisfy(request -> assertThat(request.target()).isEqualTo(target));
      assertThat(proxy.connections()).isEqualTo(1 + Channels.ALL.size());
    }
  }
}
