package dev.redial.it.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Regulars;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ChildJvm.Finished;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules would do to a call, told without making it. */
class ExplainIT {
  @TempDir Path folder;
  private Lab lab;
  private Path rules;

  @BeforeEach
  void write() throws IOException {
    lab = new Lab(folder, "own.test");
    rules =
        lab.file(
            "edge.yaml",
            """
            version: 1
            rules:
              - {name: other, match: {host: b.test}, sni: c.test}
              - {name: port, match: {host: "*", port: 8443}, sni: c.test}
              - {name: past, match: {host: "*"}, expires: 2020-01-01, sni: c.test}
              - {name: spare, match: {host: "*.test", except: Own.test}, sni: c.test}
              - name: edge
                match: {host: own.test}
                virtual-host: cdn.test
                ciphers: {add: [AES128-GCM-SHA256, ECDHE-RSA-AES128-GCM-SHA256], remove: [TLS_AES_128_GCM_SHA256, AES256-SHA256]}
              - {name: late, match: {host: "*"}, sni: c.test}
            """);
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
  }

  @Test
  void explanation_saysWhyEachRuleWonOrLost_andTheNamesBeforeAndAfter() throws Exception {
    var explained = redial("explain", rules.toString(), "https://Own.test/path");

    assertThat(explained.exitCode()).isZero();
    assertThat(explained.error()).isEmpty();
    assertThat(explained.out())
        .contains("asked for: host Own.test, port 443")
        .contains("edge.yaml:3: rule 'other': no pattern of 'host' matches Own.test")
        .contains("edge.yaml:4: rule 'port': port 443 is not among its ports")
        .contains("edge.yaml:5: rule 'past': it has expired")
        .contains("edge.yaml:6: rule 'spare': 'except' holds Own.test")
        .contains("edge.yaml:7: rule 'edge': it wins")
        .contains("edge.yaml:11: rule 'late': an earlier rule has won")
        .containsPattern("address dialled +Own.test:443 +the same\n")
        .containsPattern("SNI +Own.test +cdn.test\n")
        .containsPattern("verify name +Own.test +cdn.test\n")
        .containsPattern("Host / :authority +Own.test +cdn.test\n")
        .contains("of rule 'edge' alone")
        .contains("cipher suites asked for: add [TLS_RSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_")
        .contains("] remove [TLS_AES_128_GCM_SHA256, TLS_RSA_WITH_AES_256_CBC_SHA256]\n")
        .contains("  added: [TLS_RSA_WITH_AES_128_GCM_SHA256]\n")
        .contains("  offered anyway: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256]\n")
        .contains("  not offered anyway: [TLS_RSA_WITH_AES_256_CBC_SHA256]\n")
        .contains("dropped by the rule: [TLS_AES_128_GCM_SHA256]");
  }

  @Test
  void connection_thatIsNotHttp_isToldWithoutHost_andWithTlsWhereItMayBe() throws Exception {
    var tcp = redial("explain", rules.toString(), "tcp://own.test:5432");
    assertThat(tcp.out())
        .contains("asked for: host own.test, port 5432", "rule 'edge': it wins")
        .doesNotContain("Host / :authority", "SNI", "STARTTLS");

    var database = redial("explain", rules.toString(), "jdbc:postgresql://own.test/db?password=p");
    assertThat(database.out())
        .contains(
            "port 5432", "where the client begins with TLS, or changes to it later (STARTTLS)")
        .containsPattern("SNI +own.test +cdn.test\n")
        .doesNotContain("Host / :authority", "password");
  }

  @Test
  void url_thatNoRuleIsFor_isLeftAsItIs() throws Exception {
    var explained =
        redial(
            "explain",
            lab.rules("match: {host: b.test}, sni: c.test").toString(),
            "https://10.0.0.1:8443/");

    assertThat(explained.out())
        .contains("no rule matches")
        .containsPattern("SNI +none +the same\n")
        .containsPattern("Host / :authority +10.0.0.1:8443 +the same\n")
        .doesNotContain("added");
  }

  @Test
  void mistake_isSaid() throws Exception {
    assertThat(redial("explain", rules.toString(), "own.test").error()).contains("no URL");
    assertThat(redial("explain", rules.toString()).exitCode()).isEqualTo(2);
    var broken = redial("explain", lab.file("bad.yaml", "rules:").toString(), "https://a.test");
    assertThat(broken.exitCode()).isEqualTo(1);
    assertThat(broken.error()).contains("'version' is missing");
  }

  @Test
  void runningJvm_explainsByTheRulesThatHoldInIt() throws Exception {
    var child = lab.start(lab.child(Regulars.class).agent(rules.toString()));
    child.ask("bytes");

    var explained = redial("explain", "--pid", child.pid(), "https://own.test/");

    assertThat(explained.out()).contains("rule 'edge': it wins").contains("cdn.test");
  }

  private Finished redial(String... arguments) throws Exception {
    return ChildJvm.runningAgentJar(folder, ChildJvm.security(folder)).run(arguments);
  }
}
