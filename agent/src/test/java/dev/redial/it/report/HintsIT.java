package dev.redial.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.clients.JavaNetHttp;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import java.nio.file.Path;
import java.util.List;
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
                      .contains("explain --pid " + child.pid() + " https://own.test:")
                      .endsWith(
                          "; which rule helps: java -jar redial-agent.jar doctor https://own.test:"
                              + other.port()))
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("with ruled.test:" + other.port())
                      .contains("rule 'rule-1' was applied"));
      var status = ChildJvm.runningAgentJar(folder).run("status", child.pid()).out();
      assertThat(status)
          .contains("failures: TLS certificate_unknown: " + Clients.SHARED.size() + "\n")
          .contains("free.test: ")
          .contains("own.test: ");
    }
  }

  @Test
  void handshake_thatFailsWhileTheRulesAreOff_isHintedWithTheRuleThatIsForIt(@TempDir Path folder)
      throws Exception {
    try (var lab = new Lab(folder, "ruled.test", "led.test")) {
      var other = lab.origin("pinned.test");
      var plain = lab.plainOrigin();
      var rules =
          lab.rules(
              "match: {host: ruled.test}, virtual-host: pinned.test",
              "match: {host: led.test}, connect-to: 127.0.0.1");
      var child = lab.start(lab.child().agent(rules.toString()));
      var url = "https://ruled.test:" + other.port() + "/";
      assertThat(child.ask(Clients.SHARED.get(0), url)).startsWith("answered");
      // its address may be kept, so that classes stay changed when the rules are off
      assertThat(child.ask("raw", "http://led.test:" + plain.port() + "/")).startsWith("answered");
      ChildJvm.runningAgentJar(folder).run("off", child.pid());
      assertThat(child.ask(Clients.SHARED.get(0), url)).startsWith("refused");

      assertThat(child.errorOutput())
          .contains("rule 'rule-1' is for it, but the rules are off; switch them on with: on PID");
    }
  }

  @Test
  void off_beforeAnythingIsDialled_isAnswered(@TempDir Path folder) throws Exception {
    try (var lab = new Lab(folder)) {
      var rules = lab.rules("match: {host: led.test}, connect-to: 127.0.0.1");
      var child = lab.start(lab.child().agent(rules.toString()));
      child.ask("security-property", "none");

      assertThat(ChildJvm.runningAgentJar(folder).run("off", child.pid()).out())
          .contains(", off\n");
    }
  }

  @Test
  void off_whereOnlyAnAddressIsKept_saysSo(@TempDir Path folder) throws Exception {
    try (var lab = new Lab(folder, "led.test")) {
      var plain = lab.plainOrigin();
      var rules = lab.rules("match: {host: led.test}, connect-to: 127.0.0.1");
      var child = lab.start(lab.child().agent(rules.toString()));
      assertThat(child.ask("raw", "http://led.test:" + plain.port() + "/")).startsWith("answered");

      assertThat(ChildJvm.runningAgentJar(folder).run("off", child.pid()).out())
          .contains(", off, with addresses that the application keeps\n");
    }
  }

  @Test
  void answer_thatARuleCouldMend_isHintedAtOnce_andNeverForHostsThatWork(@TempDir Path folder)
      throws Exception {
    try (var lab = new Lab(folder, "name.test", "busy.test", "proxy.test")) {
      var one = lab.plainOrigin();
      var other = lab.plainOrigin();
      var rules = lab.rules("match: {host: a.test}, sni: b.test");
      var child = lab.start(lab.child().agent(rules.toString()));
      // the third challenge to a host is hinted at
      var clients =
          JavaNetHttp.isThere()
              ? List.of("url", "http-1", "http-shared")
              : List.of("url", "url", "url");
      for (var client : clients) {
        check(child.ask(client, url("127.0.0.1", one, 403)), 403);
        check(child.ask(client, url("name.test", one, 403)), 403);
        check(child.ask(client, url("name.test", one, 421)), 421);
        check(child.ask(client, url("127.0.0.1", other, 200)), 200);
        check(child.ask(client, url("127.0.0.1", other, 403)), 403);
        check(child.ask(client, url("proxy.test", other, 407)), 407);
        check(child.ask(client, url("busy.test", other, 407)), 407);
        check(child.ask(client, url("busy.test", other, 200)), 200);
      }

      var explain = "explain --pid " + child.pid() + " http";
      assertThat(hints(child))
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .contains("127.0.0.1:" + one.port() + " answers 403: the URL's host is an")
                      .contains("no rule is for it; in a rule, see virtual-host, ", explain),
              line ->
                  assertThat(line)
                      .contains("name.test:" + one.port() + " answers 421: SNI and Host", explain),
              line ->
                  assertThat(line)
                      .contains("proxy.test:" + other.port() + " answers 407: the proxy", explain));
    }
  }

  private static String url(String host, Origin origin, int status) {
    return "http://" + host + ":" + origin.port() + "/status/" + status;
  }

  private static void check(String answer, int status) {
    assertThat(answer).startsWith("answered " + status);
  }

  private static List<String> hints(Conversation child) {
    return child.errorOutput().lines().filter(line -> line.contains(" answers ")).toList();
  }
}
