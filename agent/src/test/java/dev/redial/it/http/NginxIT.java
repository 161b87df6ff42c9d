package dev.redial.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.JavaNetHttp;
import dev.redial.testing.Lab;
import dev.redial.testing.Nginx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's rule file against nginx and python3-websockets, software that nobody here wrote. */
class NginxIT {
  private static final Path RULES = Path.of("../rules/cdn-edge.yaml").toAbsolutePath().normalize();
  private static final String TENANT = "tenant.example.com";

  @Test
  void edge_dialledByAddress_refusesWithoutTheAgentAndServesWithIt(@TempDir Path folder)
      throws IOException {
    assumeTrue(Nginx.missing().isEmpty(), Nginx.missing());
    try (var lab = new Lab(folder);
        var nginx = Nginx.start(folder, TENANT, lab.issue(TENANT))) {
      var page = "https://127.0.0.1:" + nginx.port() + "/";
      var echo = page + "echo";

      var before = lab.start(lab.child());
      for (var client : JavaNetHttp.among("url", "http-1", "http-2", "web-socket")) {
        assertThat(before.ask(client, client.equals("web-socket") ? echo : page))
            .startsWith("refused ")
            .contains("unrecognized_name");
      }

      var after = lab.start(lab.child().agent(RULES.toString()));
      for (var client : JavaNetHttp.among("url", "http-1", "http-2")) {
        assertThat(after.ask(client, page)).isEqualTo("answered 200 GET");
      }
      for (var client : JavaNetHttp.among("web-socket")) {
        assertThat(after.ask(client, echo)).isEqualTo("answered 101 hello");
      }
      after.close();

      var served = TENANT + " " + TENANT + " ";
      assertThat(nginx.stopAndReadAccessLog())
          .containsExactlyElementsOf(
              JavaNetHttp.isThere()
                  ? List.of(
                      served + "HTTP/1.1 200",
                      served + "HTTP/1.1 200",
                      served + "HTTP/2.0 200",
                      served + "HTTP/1.1 101")
                  : List.of(served + "HTTP/1.1 200"));
    }
  }

  /** The handshake alone does not get a caller in: nginx looks at Host too. */
  @Test
  void edge_serverNameWithoutHost_answers403(@TempDir Path folder) throws IOException {
    assumeTrue(Nginx.missing().isEmpty(), Nginx.missing());
    try (var lab = new Lab(folder);
        var nginx = Nginx.start(folder, TENANT, lab.issue(TENANT))) {
      var page = "https://127.0.0.1:" + nginx.port() + "/";
      var rules = lab.rules("match: {host: 127.0.0.1}, sni: " + TENANT);
      var child = lab.start(lab.child().agent(rules.toString()));
      for (var client : JavaNetHttp.among("url", "http-1", "http-2")) {
        assertThat(child.ask(client, page)).startsWith("answered 4");
      }
    }
  }
}
