package dev.redial.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections to hosts with addresses of both families, of which a rule chooses one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class IpVersionContract {
  private Lab lab;
  private FamilyServer server;
  private ScriptedSocks socks;
  private Conversation fourFirst;
  private Conversation sixFirst;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder);
    server = new FamilyServer();
    socks = new ScriptedSocks(null);
    var names = new StringBuilder();
    for (var rule : List.of("only-4", "only-6", "first-4", "first-6", "seen", "led", "other")) {
      names.append("127.0.0.1 both." + rule + ".test four." + rule + ".test\n");
      names.append("::1 both." + rule + ".test six." + rule + ".test\n");
    }
    var hosts = lab.file("names", names);
    fourFirst = start(hosts, false);
    sixFirst = start(hosts, true);
  }

  /** An application's JVM takes the first address of a name. */
  private Conversation start(Path hosts, boolean prefersSix) throws IOException {
    return lab.start(
        program(lab)
            .property("jdk.net.hosts.file", hosts)
            .property("java.net.preferIPv6Addresses", prefersSix)
            .agent("rules=" + rules() + ",log=debug"));
  }

  /** A JVM for a program that connects. */
  protected abstract ChildJvm program(Lab lab) throws IOException;

  /** Its ways to connect to a host that it has looked up. */
  protected abstract List<String> clients();

  /** The program, with the agent. */
  protected final Conversation child() {
    return fourFirst;
  }

  private Path rules() {
    var text =
        """
        version: 1
        rules:
          - {name: only-4, match: {host: ["*.only-4.test", "::/0"]}, ip-version: 4}
          - {name: only-6, match: {host: ["*.only-6.test", 127.0.0.0/8]}, ip-version: "6"}
          - {name: first-4, match: {host: "*.first-4.test"}, ip-version: prefer-4}
          - {name: first-6, match: {host: "*.first-6.test"}, ip-version: prefer-6}
          - {name: seen, match: {host: "*.seen.test"}, ip-version: 6, mode: observe}
          - {name: led, match: {host: led.test}, connect-to: both.led.test, ip-version: 6}
          - {name: near, match: {host: both.led.test}, proxy: "socks5://127.0.0.1:SOCKS", ip-version: 4}
          - {name: far, match: {host: far.test}, proxy: "http://four.led.test:9", ip-version: 6}
        """
            .replace("SOCKS", "" + socks.port());
    return lab.file("versions.yaml", text);
  }

  @AfterAll
  final void stop() throws IOException {
    lab.close();
    server.close();
    socks.close();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void kindOfTheRule_isDialled_whateverTheApplicationFoundFirst(String client) {
    for (var child : List.of(fourFirst, sixFirst)) {
      assertThat(ask(child, client, "both.only-4.test")).contains(FamilyServer.FOUR);
      assertThat(ask(child, client, "both.only-6.test")).contains(FamilyServer.SIX);
      assertThat(ask(child, client, "both.first-4.test")).contains(FamilyServer.FOUR);
      assertThat(ask(child, client, "both.first-6.test")).contains(FamilyServer.SIX);
      assertThat(ask(child, client, "four.first-6.test")).contains(FamilyServer.FOUR);
      assertThat(ask(child, client, "six.first-4.test")).contains(FamilyServer.SIX);
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void neighbour_andObservedHost_goToTheFirstAddress(String client) throws IOException {
    // Java 11 leaves the addresses of its hosts file in their order
    var first = ChildJvm.feature() < 17 ? FamilyServer.FOUR : FamilyServer.SIX;
    for (var host : List.of("both.other.test", "both.seen.test")) {
      assertThat(ask(fourFirst, client, host)).contains(FamilyServer.FOUR);
      assertThat(ask(sixFirst, client, host)).contains(first);
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void otherKind_isDialled_onlyWhereTheRuleMerelyPrefers(String client) {
    for (var child : List.of(fourFirst, sixFirst)) {
      assertThat(ask(child, client, "both.first-4.test", server.onlySix()))
          .contains(FamilyServer.SIX);
      assertThat(ask(child, client, "both.first-6.test", server.onlyFour()))
          .contains(FamilyServer.FOUR);
      assertThat(ask(child, client, "both.only-4.test", server.onlySix()))
          .contains("Connection refused");
      assertThat(ask(child, client, "both.only-6.test", server.onlyFour()))
          .contains("Connection refused");
      assertThat(child.errorOutput())
          .contains(
              "ERROR route refused: rule 'only-4': ip-version 4 for both.only-4.test:"
                  + server.onlySix()
                  + " failed: the host cannot be reached: ");
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void hostWithoutTheKind_isRefused(String client) {
    assertThat(ask(fourFirst, client, "six.only-4.test"))
        .contains("UnknownHostException")
        .contains("failed: the host has no IPv4 address: six.only-4.test");
    assertThat(ask(fourFirst, client, "four.only-6.test"))
        .contains("failed: the host has no IPv6 address: four.only-6.test");
    assertThat(ask(fourFirst, client, "[::1]"))
        .contains("failed: the host is not an IPv4 address: 0:0:0:0:0:0:0:1");
    assertThat(ask(fourFirst, client, "127.0.0.1"))
        .contains("failed: the host is not an IPv6 address: 127.0.0.1");
    assertThat(fourFirst.errorOutput())
        .contains("ERROR route unknown host: rule 'only-4': ip-version 4 for six.only-4.test:");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void otherHostOrProxy_isDialledByTheKindToo(String client) {
    assertThat(ask(fourFirst, client, "led.test")).contains(FamilyServer.SIX);
    socks.forget();
    assertThat(ask(sixFirst, client, "both.led.test")).contains(FamilyServer.FOUR);
    assertThat(socks.targets()).containsExactly("127.0.0.1:" + server.both());
    assertThat(ask(fourFirst, client, "far.test"))
        .contains("failed: the proxy has no IPv6 address: four.led.test");
  }

  private String ask(Conversation child, String client, String host) {
    return ask(child, client, host, server.both());
  }

  private static String ask(Conversation child, String client, String host, int port) {
    return child.ask(client, "tcp://" + host + ":" + port);
  }
}
