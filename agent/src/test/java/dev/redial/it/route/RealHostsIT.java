package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.HttpHost;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hosts whose real addresses lie where addresses that stand for names did lie, or do lie. The
 * program has a network of its own, with nothing but a loopback interface to which these belong.
 */
class RealHostsIT {
  private static final String[] ALONE = {
    "unshare",
    "--net",
    "sh",
    "-c",
    "ip link set lo up && ip route add local 198.18.0.0/15 dev lo"
        + " && ip -6 route add local 100::/64 dev lo && exec \"$0\" \"$@\""
  };

  private Lab lab;
  private Conversation program;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    var probe = new ProcessBuilder(ALONE);
    probe.command().add("true");
    assumeTrue(
        probe.redirectErrorStream(true).start().waitFor() == 0,
        "a network namespace with addresses of one's own is not allowed here");
    lab = new Lab(folder, "ruled.test");
    var rules = lab.rules("match: {host: \"*.test\"}, proxy: \"http://127.0.0.1:9\"");
    program = lab.start(lab.child(HttpHost.class).agent(rules.toString()).through(ALONE));
  }

  @AfterEach
  void stop() throws IOException {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void hostInTheRangeOfBenchmarks_isReachedItself_afterARuledNameWasLookedUp() {
    assertThat(program.ask("find", "ruled.test")).startsWith("100:0:0:0:");
    var port = program.ask("serve", "0.0.0.0");

    for (var address : new String[] {"198.18.0.1", "198.18.0.2", "198.19.255.254"}) {
      assertThat(program.ask("call", "http://" + address + ":" + port + "/"))
          .isEqualTo(address + " got Bearer of-this-host");
    }
  }

  @Test
  void hostBesideThePlaceholders_isReachedItself_andNoRuledNameReachesIt() {
    assertThat(program.ask("find", "ruled.test")).startsWith("100:0:0:0:");
    var port = program.ask("serve", "::");

    assertThat(program.ask("call", "http://[100::1]:" + port + "/"))
        .isEqualTo("100:0:0:0:0:0:0:1 got Bearer of-this-host");
    // every address of 100::/64 has a server here, so whoever dialled a placeholder would reach it
    assertThat(program.ask("call", "http://ruled.test:" + port + "/"))
        .isEqualTo("java.net.ConnectException");
  }
}
