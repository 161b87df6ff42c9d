package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ChildJvm;
import dev.redial.testing.IpVersionContract;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets that block and the JDK's HTTP clients, under rules of the kind of address. */
class IpVersionSocketsIT extends IpVersionContract {
  @Override
  protected ChildJvm program(Lab lab) throws IOException {
    return lab.child();
  }

  @Override
  protected List<String> clients() {
    return List.of("line");
  }

  @Test
  void hostThatWasNotLookedUp_isRefusedByTheJdk() {
    assertThat(child().ask("line-unresolved", "tcp://both.only-4.test:443"))
        .startsWith("failed java.net.UnknownHostException")
        .doesNotContain("redial");
  }

  /** The origin listens by IPv4 alone, and the application's JVM takes IPv6 addresses first. */
  @Tag("extended")
  @ParameterizedTest
  @ValueSource(strings = {"url", "http-1", "http-2", "socket-explicit", "engine-wrap"})
  void httpsClient_reachesAServerOfOneKind(String client, @TempDir Path folder) throws IOException {
    ChildJvm.assumeJava(17, "older ones leave the addresses of their hosts file in its order");
    try (var lab = new Lab(folder)) {
      var origin = lab.origin("four.test", "other.test");
      var hosts = lab.file("names", "127.0.0.1 four.test other.test\n::1 four.test other.test\n");
      var child =
          lab.start(
              lab.child()
                  .property("jdk.net.hosts.file", hosts)
                  .property("java.net.preferIPv6Addresses", true)
                  .agent(lab.rules("match: {host: four.test}, ip-version: 4").toString()));

      assertThat(child.ask(client, "https://other.test:" + origin.port() + "/"))
          .startsWith("failed ");
      assertThat(child.ask(client, "https://four.test:" + origin.port() + "/"))
          .startsWith("answered 200 GET");
      assertThat(origin.arrival().hello().serverName()).isEqualTo("four.test");
    }
  }
}
