package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Addresses;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program without TCP sees of rules that say where to dial. */
@Tag("extended")
class AddressesIT {
  private Lab lab;
  private Conversation plain;
  private Conversation ruled;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, "own.test");
    var rules =
        """
        version: 1
        rules:
          - {name: port, match: {host: own.test, port: 443}, connect-to: 127.0.0.1}
          - {name: all, match: {host: "*"}, proxy: "http://127.0.0.1:9"}
        """;
    plain = lab.start(lab.child(Addresses.class));
    ruled = lab.start(lab.child(Addresses.class).agent(lab.file("all.yaml", rules).toString()));
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "::1",
        "::1%lo",
        "[::1]",
        "1.2.3",
        "localhost.",
        "one.localhost."
      })
  void whatIsNoName_orThisMachinesOwn_isTheJdksToUnderstand_orToRefuse(String text) {
    assertThat(ruled.ask("find", text)).isEqualTo(plain.ask("find", text));
  }

  @Test
  void name_isAnAddressThatNobodyHas() {
    assertThat(ruled.ask("find", "own.test")).startsWith("100:0:0:0:");
    assertThat(ruled.ask("find", "none.test")).startsWith("100:0:0:0:");
    assertThat(plain.ask("find", "own.test")).isEqualTo("127.0.0.1");
  }

  @Test
  void name_thatServersBindTo_orDatagramsGoTo_isLookedUpThere() {
    for (var work : List.of("bind", "send", "reach")) {
      assertThat(ruled.ask(work, "own.test")).isEqualTo(plain.ask(work, "own.test"));
    }
    assertThat(ruled.ask("bind", "own.test")).contains("127.0.0.1").doesNotContain("100:");
    assertThat(ruled.ask("send", "own.test")).contains("a", "b", "c");
    assertThat(ruled.ask("bind", "none.test")).isEqualTo("java.net.UnknownHostException");
  }

  @Test
  void address_keptUntilTheRulesAreOff_isTheHostsOwn(@TempDir Path folder) throws Exception {
    try (var server = new LineServer()) {
      assertThat(ruled.ask("keep", "own.test")).startsWith("100:0:0:0:");
      assertThat(ruled.ask("dial", "" + server.port())).isEqualTo("java.net.ConnectException");
      var off = ChildJvm.runningAgentJar(folder).run("off", ruled.pid());
      assertThat(off.out()).contains(", off");
      assertThat(ruled.ask("dial", "" + server.port())).isEqualTo("2 2");
      assertThat(ruled.ask("find", "own.test")).isEqualTo("127.0.0.1");
    }
  }
}
