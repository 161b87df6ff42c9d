package dev.redial.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rule.HttpSettings;
import dev.redial.rule.Rule;
import dev.redial.rule.RuleSet;
import dev.redial.rule.host.HostPattern;
import dev.redial.rule.host.PortRange;
import dev.redial.rule.tls.TlsSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules of a valid file are. */
class RuleFileTest {
  @Test
  void read_fullRule_isTheModel(@TempDir Path directory) throws Exception {
    var file = directory.resolve("rules.yaml");
    Files.writeString(
        file,
        """
        version: 1
        rules:
          - name: cdn-edge
            reason: |
              edge wants its tenant's name
              (TICKET-123)
            expires: 2027-01-31
            mode: observe
            match:
              host: [104.16.177.217, "*.Edge.example.com", "*"]
              except: [admin.edge.example.com]
              port: [443, "8000-8100", 9000-9001]
            virtual-host: cdn.example.com
            headers: {set: {X-One: "1", X-Two: ""}, remove: [X-Three]}
            lowercase: true
        """);
    var report = RuleFile.read(file);
    assertThat(report.problems()).isEmpty();
    var rule = Objects.requireNonNull(report.rules()).rules().get(0);
    assertThat(rule.name()).isEqualTo("cdn-edge");
    assertThat(rule.reason()).isEqualTo("edge wants its tenant's name (TICKET-123)");
    assertThat(Instant.ofEpochMilli(rule.expires())).isEqualTo("2027-02-01T00:00:00Z");
    assertThat(rule.observe()).isTrue();
    assertThat(rule.line()).isEqualTo(3);
    assertThat(rule.match().hosts())
        .containsExactly(
            HostPattern.parse("104.16.177.217"),
            new HostPattern.Below("edge.example.com"),
            new HostPattern.Any());
    assertThat(rule.match().except())
        .containsExactly(new HostPattern.Name("admin.edge.example.com"));
    assertThat(rule.match().ports())
        .containsExactly(
            new PortRange(443, 443), new PortRange(8000, 8100), new PortRange(9000, 9001));
    assertThat(rule.tls())
        .isEqualTo(TlsSettings.names("cdn.example.com", "cdn.example.com", true, true));
    assertThat(rule.http())
        .isEqualTo(
            new HttpSettings(
                "cdn.example.com", Map.of("X-One", "1", "X-Two", ""), List.of("X-Three"), true));
    assertThat(rule.http().set().keySet()).containsExactly("X-One", "X-Two");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "sni: a.b                                | a.b  | a.b | false | -",
        "sni: A.b.                               | A.b  | A.b | false | -",
        "sni: under_score                        | under_score | under_score | false | -",
        "sni: localhost                          | localhost | localhost | false | -",
        "sni: bücher.example | xn--bcher-kva.example | xn--bcher-kva.example | false | -",
        "sni: none                               | ''   | -   | false | -",
        "{sni: none, verify-name: c}             | ''   | c   | true  | -",
        "{sni: a, verify-name: c}                | a    | c   | true  | -",
        "verify-name: c                          | -    | c   | true  | -",
        "verify-name: 10.0.0.1                   | -    | 10.0.0.1 | true | -",
        "'verify-name: \"[::1]\"'                | -    | ::1 | true  | -",
        "host-header: H.example:8443             | -    | -   | false | H.example:8443",
        "'host-header: \"[::1]:80\"'             | -    | -   | false | [::1]:80",
        "host-header: 10.0.0.1                   | -    | -   | false | 10.0.0.1",
        "host-header: h.                         | -    | -   | false | h.",
        "virtual-host: V.example                 | V.example | V.example | true | V.example",
        "virtual-host: v.                        | v    | v   | true  | v.",
        "virtual-host: bücher.example | xn--bcher-kva.example | xn--bcher-kva.example | true |"
            + " xn--bcher-kva.example",
        "{virtual-host: v, sni: a}               | a    | v   | true  | v",
        "{sni: none, virtual-host: v}            | ''   | v   | true  | v",
        "{virtual-host: v, verify-name: c}       | v    | c   | true  | v",
        "{virtual-host: v, host-header: 'h:1'}   | v    | v   | true  | h:1",
        "{virtual-host: v, lowercase: true}      | v    | v   | true  | v",
        "lowercase: true                         | -    | -   | false | -",
      })
  void parse_names_followTheContract(
      String action, String serverName, String verifyName, boolean verify, String authority) {
    var keys = action.startsWith("{") ? action.substring(1, action.length() - 1) : action;
    var rule = rule("version: 1\nrules: [{name: a, match: {host: x}, " + keys + "}]");
    boolean lowercase = action.contains("lowercase");
    assertThat(rule.tls()).isEqualTo(TlsSettings.names(serverName, verifyName, verify, lowercase));
    assertThat(rule.http()).isEqualTo(new HttpSettings(authority, Map.of(), List.of(), lowercase));
  }

  @Test
  void parse_anchorsAndMerge_shareAcrossRules() {
    var rules =
        rules(
            """
            version: 1
            rules:
              - &base
                name: one
                match: &m {host: &hosts [a, b], port: 443}
                sni: x
              - <<: *base
                name: two
                match: {<<: *m, port: 80}
              - name: three
                match: {host: c, except: *hosts}
                lowercase: true
            """);
    assertThat(rules.rules()).extracting(Rule::name).containsExactly("one", "two", "three");
    assertThat(rules.rules()).extracting(Rule::line).containsExactly(3, 7, 10);
    var two = rules.rules().get(1);
    assertThat(two.match().hosts()).isEqualTo(rules.rules().get(0).match().hosts());
    assertThat(two.match().ports()).containsExactly(new PortRange(80, 80));
    assertThat(two.tls().serverName()).isEqualTo("x");
    assertThat(rules.rules().get(2).match().except()).hasSize(2);
  }

  /** Their memory would count in a file of thousands of them. */
  @Test
  void parse_rulesWithEqualSettings_shareThem() {
    var rules =
        rules(
                """
                version: 1
                rules:
                  - {name: one, match: {host: a}, virtual-host: x, connect-to: "10.0.0.1"}
                  - {name: two, match: {host: b}, virtual-host: x, connect-to: "10.0.0.2"}
                  - {name: three, match: {host: c}, virtual-host: y, connect-to: "10.0.0.2"}
                """)
            .rules();
    var two = rules.get(1);
    assertThat(two.tls()).isSameAs(rules.get(0).tls());
    assertThat(two.http()).isSameAs(rules.get(0).http());
    assertThat(two.route()).isNotEqualTo(rules.get(0).route()).isSameAs(rules.get(2).route());
    assertThat(two.match().hosts()).isNotEqualTo(rules.get(0).match().hosts());
    assertThat(rules.get(2).tls().serverName()).isEqualTo("y");
    assertThat(rules.get(2).http().authority()).isEqualTo("y");
  }

  @Test
  void parse_fileWithoutRules_matchesNothing() {
    assertThat(rules("version: 1\nrules: []\n").rules()).isEmpty();
    assertThat(rules("version: 1\nrules:\n#  - name: a\n").rules()).isEmpty();
  }

  @Test
  void parse_byteOrderMarkAndWindowsLineBreaks_areRead() {
    var rule = rule("\uFEFFversion: 1\r\nrules:\r\n- {name: a, match: {host: b}, sni: c}\r\n");
    assertThat(rule.line()).isEqualTo(3);
  }

  @Test
  void parse_modeEnforce_isTheDefault() {
    var rest = ", match: {host: x}, sni: y}]";
    assertThat(rule("version: 1\nrules: [{name: a" + rest).observe()).isFalse();
    assertThat(rule("version: 1\nrules: [{name: a, mode: enforce" + rest).observe()).isFalse();
  }

  @Test
  void parse_hundredThousandHosts_areIndexed() {
    var text = new StringBuilder("version: 1\nrules:\n- name: a\n  sni: x\n  match:\n    host:\n");
    for (int i = 0; i < 50_000; i++) {
      text.append("    - host-" + i + ".example.com\n    - \"*.zone-" + i + ".example.org\"\n");
    }
    var rules = rules(text.toString());
    assertThat(rules.rules().get(0).match().hosts()).hasSize(100_000);
    assertThat(rules.match("host-49999.example.com", 443, 0)).isNotNull();
    assertThat(rules.match("a.b.zone-0.example.org", 443, 0)).isNotNull();
    assertThat(rules.match("zone-0.example.org", 443, 0)).isNull();
  }

  private static Rule rule(String text) {
    var rules = rules(text).rules();
    assertThat(rules).hasSize(1);
    return rules.get(0);
  }

  private static RuleSet rules(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var report = RuleFile.parse(bytes, "rules.yaml", Path.of("."));
    assertThat(report.problems()).isEmpty();
    return Objects.requireNonNull(report.rules());
  }
}
