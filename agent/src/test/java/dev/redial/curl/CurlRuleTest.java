package dev.redial.curl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.rule.Rule;
import dev.redial.testing.Certificates;
import dev.redial.yaml.RuleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurlRuleTest {
  @TempDir Path folder;
  private String authority = "";

  @BeforeEach
  void writeAuthority() throws IOException {
    authority = new Certificates().writePem(folder.resolve("ca.pem")).toString();
  }

  /** A command, and what the rule has to say in one of its lines. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          curl --connect-to a.test:443:b.test:8443 https://a.test/x | connect-to: 'b.test:8443'
          curl --connect-to ::b.test: https://a.test | connect-to: b.test
          curl --connect-to a.test::[::1]:9 https://a.test | connect-to: '[::1]:9'
          curl --connect-to a.test:443::8443 https://a.test | connect-to: 'a.test:8443'
          curl --connect-to x.test:443:y.test:1 --connect-to A.test:443:10.0.0.1:443 https://a.test | connect-to: '10.0.0.1'
          curl --connect-to=a.test:443:b.test:443 https://a.test | connect-to: b.test
          curl --connect-to [::1]:443:b.test:443 https://[::1]/ | connect-to: b.test
          curl --resolve a.test:443:10.0.0.1 https://a.test | connect-to: '10.0.0.1'
          curl --resolve +a.test:443:10.0.0.1,[2001:db8::1] https://a.test | connect-to: ['10.0.0.1', '[2001:db8::1]']
          curl --resolve *:443:10.0.0.1 https://a.test | connect-to: '10.0.0.1'
          curl --resolve b.test:9:10.0.0.1 --connect-to ::b.test:9 https://a.test | connect-to: '10.0.0.1:9'
          curl -4 https://a.test | ip-version: 4
          curl -4 --ipv6 https://a.test | ip-version: 6
          curl --resolve p.test:3128:10.0.0.9 -x p.test:3128 https://a.test | proxy: 'http://10.0.0.9:3128'
          curl -H 'Host: B.test:8443' https://a.test | host-header: 'B.test:8443'
          curl -H host:b.test -H 'Host: c.test' https://a.test | host-header: b.test
          curl -H 'X-Id: it''s' -H X-No: -H 'X-None;' https://a.test | headers: {set: {X-Id: its, X-None: ''}, remove: [X-No]}
          curl -A Mozilla/5.0 -e 'https://r.test;auto' https://a.test | headers: {set: {User-Agent: Mozilla/5.0, Referer: 'https://r.test'}}
          curl -x proxy.test:3128 https://a.test | proxy: 'http://proxy.test:3128'
          curl --proxy https://proxy.test https://a.test | proxy: 'https://proxy.test:443'
          curl -x http://proxy.test https://a.test | proxy: 'http://proxy.test:1080'
          curl -x '' https://a.test | proxy: direct
          curl -x p.test:1 --noproxy .test https://a.test | proxy: direct
          curl -x p.test:1 --noproxy b.test,xa.test https://a.test | proxy: 'http://p.test:1'
          curl --noproxy '*' https://a.test | proxy: direct
          curl -x SOCKS5h://p.test https://a.test | proxy: 'socks5h://p.test:1080'
          curl --socks5 p.test:9 https://a.test | proxy: 'socks5://p.test:9'
          curl --socks5-hostname p.test:9 -U joe:s3cret https://a.test | url: 'socks5h://p.test:9'
          curl --socks5 p.test:9 --resolve a.test:443:10.0.0.1 https://a.test | connect-to: '10.0.0.1'
          curl -Ujoe:s3cret -x p.test:1 https://a.test | password: '${env:PROXY_PASSWORD}'
          curl -x http://j%6Fe:s3cret@p.test:1 https://a.test | username: joe
          curl -Ujoe:s3cret --proxy-digest -x p.test:1 https://a.test | auth: [digest]
          curl -U "$WHO:$SECRET" -x p.test:1 https://a.test | password: '${env:SECRET}'
          curl -x p.test:1 --proxy-header 'X-Token: s3cret' https://a.test | headers: {X-Token: '${env:PROXY_X_TOKEN}'}
          curl -x p.test:1 --proxy-header 'X-Zone: west' https://a.test | headers: {X-Zone: west}
          curl --ciphers AES128-GCM-SHA256:AES256-SHA --tls-max 1.2 https://a.test | ciphers: {only: [TLS_RSA_WITH_AES_128_GCM_SHA256, TLS_RSA_WITH_AES_256_CBC_SHA]}
          curl --ciphers AES128-SHA https://a.test | ciphers: {only: [TLS_AES_256_GCM_SHA384, TLS_CHACHA20_POLY1305_SHA256, TLS_AES_128_GCM_SHA256, TLS_RSA_WITH_AES_128_CBC_SHA]}
          curl --ciphers DEFAULT:AES128-SHA:!AES256-SHA:@SECLEVEL=0 https://a.test | ciphers: {add: [TLS_RSA_WITH_AES_128_CBC_SHA], remove: [TLS_RSA_WITH_AES_256_CBC_SHA]}
          curl --tls13-ciphers TLS_AES_128_GCM_SHA256 https://a.test | ciphers: {remove: [TLS_AES_256_GCM_SHA384, TLS_CHACHA20_POLY1305_SHA256]}
          curl --tls13-ciphers TLS_AES_128_GCM_SHA256 --ciphers AES128-SHA https://a.test | ciphers: {only: [TLS_AES_128_GCM_SHA256, TLS_RSA_WITH_AES_128_CBC_SHA]}
          curl --curves X25519:P-256:prime256v1:secp521r1 https://a.test | groups: {only: [x25519, secp256r1, secp521r1]}
          curl --curves *X25519MLKEM768/?x25519:brainpoolP256r1 https://a.test | groups: {only: [X25519MLKEM768, x25519]}
          curl --sigalgs ECDSA+SHA256:RSA-PSS+SHA384:rsa_pkcs1_sha512:RSA+SHA224 https://a.test | signature-schemes: {only: [ecdsa_secp256r1_sha256, rsa_pss_rsae_sha384, rsa_pkcs1_sha512, rsa_sha224]}
          curl --sigalgs ed25519:ECDSA+SHA1:RSA+MD5 https://a.test | signature-schemes: {only: [ed25519, ecdsa_sha1]}
          curl --tls-max 1.2 https://a.test | protocols: {remove: [TLSv1.3]}
          curl --tls-max 1.1 https://a.test | protocols: {only: [TLSv1, TLSv1.1]}
          curl --tlsv1.2 --tls-max default https://a.test | protocols: {only: [TLSv1.2, TLSv1.3]}
          curl -1 --tlsv1.3 https://a.test | protocols: {only: [TLSv1.3]}
          curl --http1.1 https://a.test | alpn: [http/1.1]
          curl --http1.1 --http2 -x '' https://a.test | proxy: direct
          curl https://under_score.test | sni: under_score.test
          curl -sSLo/dev/null https://SRV/ | sni: srv
          curl https://A.test/ | sni: a.test
          /usr/bin/curl -sSx p.test:1 --url a.test -- | match: {host: a.test, port: 80}
          curl -sSX POST -d@f -u a:b -m5 --no-keepalive -x '' https://a.test:8443 | match: {host: a.test, port: 8443}
          curl -x '' http://u:p@A.test./?x=@y#/z | match: {host: a.test, port: 80}
          curl -x '' --proto-default https a.test | match: {host: a.test, port: 443}
          curl -x '' ldaps://a.test/dc=x | match: {host: a.test, port: 636}
          """)
  void rule_saysWhatTheCommandDoes_andIsAccepted(String command, String line) throws Exception {
    var rule = CurlRule.of(List.of(command), null);
    assertThat(rule.text().lines().map(String::strip)).contains(line);
    assertThat(rule.text() + rule.remarks()).doesNotContain("s3cret");
    checked(rule.text());
  }

  @Test
  void authority_isTakenFromWhereTheCommandRuns() throws Exception {
    var rule =
        CurlRule.of(
            List.of(
                "curl -x https://p.test --proxy-cacert "
                    + authority
                    + " --cacert "
                    + authority
                    + " https://a.test"),
            null);
    assertThat(rule.text()).contains("    trust: '" + authority + "'\n");
    var read = checked(rule.text());
    assertThat(read.tls().trust()).isNotNull();
    assertThat(read.route().proxy()).isNotNull();
  }

  @Test
  void certificateOfTheClient_isShownUnderTheRule_andItsPasswordIsNotInTheFile() throws Exception {
    var file = folder.resolve("client:a.p12");
    Files.writeString(file, "any");
    var escaped = file.toString().replace(":", "\\:");
    for (var options :
        List.of(
            "-E '" + escaped + ":s3cret'",
            "--cert '" + escaped + "' --cert-type P12 --pass s3cret",
            "--cert '" + escaped + "' --cert-type P12 --pass \"$KEY_PASSWORD\"")) {
      var rule = CurlRule.of(List.of("curl " + options + " https://a.test"), null);
      assertThat(rule.text())
          .contains(
              "client-certificate: {store: '" + file + "', password: '${env:KEY_PASSWORD}'}\n");
      assertThat(rule.text() + rule.remarks()).doesNotContain("s3cret");
    }
    var pem = new Certificates().issue("a.test").writePem(folder.resolve("client.pem"));
    for (var options : List.of("--cert " + pem + " --key " + pem, "-E" + pem)) {
      var rule = CurlRule.of(List.of("curl " + options + " https://a.test"), null);
      assertThat(rule.text())
          .contains("client-certificate: {certificate: '" + pem + "', key: '" + pem + "'}\n");
      checked(rule.text());
    }
  }

  @Test
  void words_thatAShellHasTakenApart_areTheSame() throws Exception {
    var together = CurlRule.of(List.of("curl -H 'Host: b.test' https://a.test"), null);
    var apart = CurlRule.of(List.of("curl", "-H", "Host: b.test", "https://a.test"), null);
    assertThat(apart).isEqualTo(together);
  }

  @Test
  void application_thatCallsAnotherUrl_isRuledToDoAsCurl() throws Exception {
    var rule =
        CurlRule.of(
            List.of("curl --connect-to ::10.0.0.1:443 -H 'Host: t.test' https://edge.test/"),
            "https://10.0.0.1/");
    var read = checked(rule.text());
    assertThat(read.match().ports()).isNotEmpty();
    assertThat(read.tls().serverName()).isEqualTo("edge.test");
    assertThat(read.tls().verifyName()).isEqualTo("edge.test");
    assertThat(read.tls().verify()).isTrue();
    assertThat(read.http().authority()).isEqualTo("t.test");
    assertThat(read.route().isEmpty()).as("it goes there anyway").isTrue();

    var virtual = CurlRule.of(List.of("curl https://b.test:9/"), "https://a.test:9/");
    assertThat(virtual.text()).contains("connect-to: b.test", "host-header: 'b.test:9'");
    assertThat(CurlRule.of(List.of("curl https://b.test/"), "https://a.test/").text())
        .contains("virtual-host: b.test", "connect-to: b.test");
    assertThat(CurlRule.of(List.of("curl https://10.0.0.1/"), "https://a.test/").text())
        .contains("sni: none", "verify-name: '10.0.0.1'", "host-header: '10.0.0.1'");
  }

  @Test
  void verification_isNeverSwitchedOff() throws Exception {
    var rule = CurlRule.of(List.of("curl -ksx p.test:1 https://a.test"), null);
    assertThat(rule.remarks()).anyMatch(said -> said.contains("never switches verification off"));
    assertThat(checked(rule.text()).tls().isEmpty()).isTrue();
    assertThatThrownBy(() -> CurlRule.of(List.of("curl -k https://a.test"), null))
        .hasMessageContaining("never switches verification off");
  }

  @Test
  void remarks_tellWhatIsLeftOut_andWhatIsOfNoMatter() throws Exception {
    var command =
        "curl -vs --interface eth0 -d x --http2-prior-knowledge -H @f -H 'Authorization: s3cret'"
            + " -H 'X: 1' -H 'x: 2' -H Connection:close -x p.test:1 https://a.test https://b.test"
            + " --next https://c.test | jq .";
    var rule = CurlRule.of(List.of(command), null);
    assertThat(rule.remarks())
        .contains(
            "left out, as rules cannot express it: --interface, --http2-prior-knowledge",
            "left to the application: -d",
            "irrelevant to a rule: -v, -s",
            "the rule is for what stands before '--next'",
            "the command ends at '|', as in a shell",
            "the command has 2 URLs; the rule is for the first")
        .anyMatch(said -> said.contains("-H @FILE"))
        .anyMatch(said -> said.contains("'Authorization'"))
        .anyMatch(said -> said.contains("the second -H 'x'"))
        .anyMatch(said -> said.contains("'Connection'"));
    assertThat(rule.text() + rule.remarks()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wget https://a.test",
        "curl",
        "curl -s",
        "curl -H",
        "curl --nonsense https://a.test",
        "curl --no-proxy https://a.test",
        "curl -! https://a.test",
        "curl gopher://a.test",
        "curl https://{a,b}.test/",
        "curl https://$HOST/",
        "curl https://a.test:99999/",
        "curl -x socks4://p.test https://a.test",
        "curl -x http:// https://a.test",
        "curl --connect-to a https://a.test",
        "curl --connect-to ::b..test:1 https://a.test",
        "curl --resolve a.test:443 https://a.test",
        "curl --resolve a.test:443:b.test https://a.test",
        "curl --tlsv1.3 --tls-max 1.2 https://a.test",
        "curl --tls-max 2 https://a.test",
        "curl --cacert /none.pem https://a.test",
        "curl -H 'Host: a b' https://a.test",
        "curl https://a.test",
      })
  void command_thatNoRuleDoes_isRefused(String command) {
    assertThatThrownBy(() -> CurlRule.of(List.of(command), null))
        .isInstanceOf(CurlProblem.class)
        .hasMessageNotContaining("null");
  }

  @Test
  void schemes_thatDiffer_areRefused() {
    assertThatThrownBy(() -> CurlRule.of(List.of("curl http://a.test"), "https://b.test"))
        .isInstanceOf(CurlProblem.class);
  }

  /** The rule of a file that is accepted, with a value for each variable. */
  private Rule checked(String text) throws IOException {
    var file = folder.resolve("rules.yaml");
    Files.writeString(file, text.replaceAll("\\$\\{env:[A-Z_]+}", "value"), StandardCharsets.UTF_8);
    var report = RuleFile.check(file, 0);
    assertThat(report.problems()).noneMatch(problem -> problem.isError());
    assertThat(report.rules()).isNotNull();
    return report.rules().rules().get(0);
  }
}
