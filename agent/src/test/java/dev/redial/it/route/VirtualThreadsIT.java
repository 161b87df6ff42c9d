package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.redial.clients.VirtualThreads;
import dev.redial.testing.Certificates;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Virtual threads that wait for a proxy do not keep the one thread that carries them all. */
@Tag("extended")
class VirtualThreadsIT {
  private static final int WAITING = 8;

  private final Path folder;

  VirtualThreadsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({"socket, http", "socket, https", "channel, http", "channel, https"})
  void threadsThatWaitForAProxy_letAnotherGoThrough(String client, String scheme)
      throws IOException {
    var authority = new Certificates();
    authority.writePem(folder.resolve("ca.pem"));
    var identity = scheme.equals("https") ? authority.issue("127.0.0.1") : null;
    try (var lab = new Lab(folder);
        var server = new LineServer();
        var proxy = new ScriptedProxy(identity, null)) {
      var rules =
          """
          version: 1
          proxies:
            one: {url: "SCHEME://127.0.0.1:PORT"TRUST}
          rules:
            - {name: all, match: {host: "*.test"}, proxy: one}
          """
              .replace("SCHEME", scheme)
              .replace("PORT", "" + proxy.port())
              .replace("TRUST", identity == null ? "" : ", trust: ca.pem");
      var child =
          lab.start(
              lab.child(VirtualThreads.class)
                  .property("jdk.virtualThreadScheduler.parallelism", 1)
                  .property("jdk.virtualThreadScheduler.maxPoolSize", 1)
                  .agent(lab.file("virtual.yaml", rules).toString()));
      var words = new ArrayList<>(List.of(client));
      for (int i = 0; i < WAITING; i++) {
        words.add("tcp://silent.test:" + server.port());
      }
      words.add("tcp://server.test:" + server.port());

      var answer = child.ask(words.toArray(String[]::new));
      assumeFalse(answer.equals("none"), "this JDK has no virtual threads");
      assertThat(answer).isEqualTo("220 ready");
      assertThat(proxy.requests())
          .extracting(request -> request.target())
          .contains("server.test:" + server.port());
    }
  }
}
