package dev.redial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Lab;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log says of handshakes that fail, and status counts. */
class HintsIT {
  @Test
  void handshake_failed_isHintedAtOnce_andCountedForItsRule(@TempDir Path folder) throws Exception {
    try (var lab = new Lab(folder, "own.test", "ruled.test", "free.test")) {
      var other = lab.origin("other.test");
      var good = lab.origin("own.test", "free.test", "pinned.test");
      var rules = lab.rules("match: {host: ruled.test}, virtual-host: pinned.test");
      var child = lab.start(lab.child().agent(rules.toString()));

      for (var client : Clients.SHARED) {
        assertThat(child.ask(client, "https://free.test:" + good.port() + "/")).startsWith("answ");
        assertThat(child.ask(client, "https://ruled.test:" + good.port() + "/")).startsWith("answ");
        assertThat(child.ask(client, "https://own.test:" + other.port() + "/")).startsWith("ref");
        assertThat(child.ask(client, "https://ruled.test:" + other.port() + "/")).startsWith("ref");
      }

      var hints = child.errorOutput().lines().filter(line -> line.contains("handshake")).toList();
      assertThat(hints)
          .hasSize(2)
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("with own.test:" + other.port() + " failed, certificate_unknown")
                      .contains("no rule is for it")
                      .contains("explain --pid " + child.pid() + " https://own.test:"))
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("with ruled.test:" + other.port())
                      .contains("rule 'rule-1' was applied"));
      var status = ChildJvm.runningAgentJar(folder).run("status", child.pid()).out();
      assertThat(status)
          .contains("failures {TLS certificate_unknown=" + Clients.SHARED.size() + "}")
          .contains("free.test: ")
          .contains("own.test: ");
    }
  }
}
