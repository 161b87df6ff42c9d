package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.redial.clients.SelectorCrowd;
import dev.redial.testing.Certificates;
import dev.redial.testing.CrowdProxy;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that one selector begins all at once. */
@Tag("extended")
class ManyTunnelsIT {
  private static final int CROWD = 2000;

  /** The test's own proxy needs some threads for each of these. */
  private static final int CROWD_BY_TLS = 200;

  /** The agent's log, timer, relay and workers. */
  private static final int MOST_THREADS = 7;

  private static final long FILES = 3L * CROWD;

  private final Path folder;

  ManyTunnelsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void countFiles() {
    assumeTrue(
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
            && system.getMaxFileDescriptorCount() >= FILES,
        "a process may not have " + FILES + " files open here");
  }

  @Test
  void tunnels_begunAllAtOnce_standAllAtOnce() throws IOException {
    try (var lab = new Lab(folder, "proxy.test");
        var proxy = new CrowdProxy()) {
      var child = lab.child(SelectorCrowd.class).agent(rules(lab, "http", proxy.port()));
      var answer = lab.start(child).ask("crowd", "tcp://host.test:1", "crowd:" + CROWD);
      assertNoneIsLost(answer, CROWD);
      assertThat(proxy.mostOpen()).isEqualTo(CROWD);
    }
  }

  @Test
  void tunnels_throughAProxyByTls_begunAllAtOnce_standAllAtOnce() throws IOException {
    var authority = new Certificates();
    authority.writePem(folder.resolve("ca.pem"));
    try (var lab = new Lab(folder, "proxy.test");
        var server = new LineServer();
        var proxy = new ScriptedProxy(authority.issue("proxy.test"), null)) {
      var child = lab.child(SelectorCrowd.class).agent(rules(lab, "https", proxy.port()));
      var target = "tcp://plain.test:" + server.port();
      var answer = lab.start(child).ask("crowd", target, "crowd:" + CROWD_BY_TLS);
      assertNoneIsLost(answer, CROWD_BY_TLS);
      assertThat(proxy.requests()).hasSize(CROWD_BY_TLS);
    }
  }

  private static void assertNoneIsLost(String answer, int crowd) {
    var parts = Pattern.compile("(\\d+) answered, lost \\{}, (\\d+) more threads, .*");
    assertThat(answer).matches(parts);
    var matcher = parts.matcher(answer);
    assertThat(matcher.matches()).isTrue();
    assertThat(matcher.group(1)).isEqualTo(String.valueOf(crowd));
    assertThat(Integer.parseInt(matcher.group(2))).isLessThanOrEqualTo(MOST_THREADS);
  }

  private static String rules(Lab lab, String scheme, int port) {
    var text =
        """
        version: 1
        proxies:
          one: {url: "SCHEME://proxy.test:PORT"}
        rules:
          - {name: one, match: {host: "*.test"}, proxy: one}
        """
            .replace("SCHEME", scheme)
            .replace("PORT\"", port + "\"" + (scheme.equals("https") ? ", trust: ca.pem" : ""));
    return lab.file(scheme + ".yaml", text).toString();
  }
}
