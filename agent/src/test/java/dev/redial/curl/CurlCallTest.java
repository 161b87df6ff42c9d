package dev.redial.curl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.rule.RuleSet;
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

class CurlCallTest {
  private static final String PROXIES =
      """
      version: 1
      proxies:
        corp:
          url: http://p.test:3128
          username: joe
          password: s3cret
          headers: {X-Zone: west, X-Token: s3cret}
        safe: {url: 'https://p.test', trust: ca.pem}
      rules:
        - {name: r, match: {host: ["*.test", 10.0.0.1, '::1']},
      """
          .stripTrailing();

  @TempDir Path folder;

  @BeforeEach
  void writeAuthority() throws IOException {
    new Certificates().writePem(folder.resolve("ca.pem"));
  }

  /** Actions of a rule, the URL, and what the command has to say in one of its lines. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          sni: b.test | https://a.test/x | curl https://b.test/x
          sni: b.test | https://a.test/x | --connect-to b.test:443:a.test:443
          sni: b.test | https://a.test/x | -H 'Host: a.test'
          sni: b.test | https://10.0.0.1:8443 | curl https://b.test:8443/
          sni: b.test | https://[::1]:8443/?a=b | --connect-to 'b.test:8443:[::1]:8443'
          virtual-host: b.test | https://a.test | curl https://b.test/
          lowercase: true | https://A.TEST/P | curl https://a.test/P
          host-header: 'b.test:8' | https://a.test | -H 'Host: b.test:8'
          connect-to: 'b.test:8443' | https://a.test | --connect-to a.test:443:b.test:8443
          connect-to: ['10.0.0.1', '[::2]'] | https://a.test | --resolve 'a.test:443:10.0.0.1,[::2]'
          connect-to: [10.0.0.1, b.test] | https://a.test | --connect-to a.test:443:10.0.0.1:443
          headers: {set: {X-A: it's, X-B: ''}, remove: [X-C]} | https://a.test | -H 'X-A: it'\\''s'
          headers: {set: {X-A: a, X-B: ''}, remove: [X-C]} | https://a.test | -H 'X-B;'
          headers: {set: {X-A: a, X-B: ''}, remove: [X-C]} | https://a.test | -H X-C:
          headers: {set: {X-Api-Key: s3cret}} | https://a.test | -H "X-Api-Key: ${X_API_KEY}"
          proxy: direct | https://a.test | --noproxy '*'
          proxy: corp | https://a.test | -x http://p.test:3128
          proxy: corp | https://a.test | --proxy-user "${PROXY_USER}:${PROXY_PASSWORD}"
          proxy: corp | https://a.test | --proxy-header 'X-Zone: west'
          proxy: corp | http://a.test | -p
          proxy: safe | https://a.test | -x https://p.test:443
          ip-version: 6, connect-to: b.test | https://a.test | -6
          alpn: http/1.1 | https://a.test | --http1.1
          alpn: [h2, http/1.1] | https://a.test | --http2
          protocols: {only: [TLSv1.2]} | https://a.test | --tls-max 1.2
          protocols: {only: [TLSv1, TLSv1.1]} | https://a.test | --tlsv1.0
          protocols: {only: [TLSv1, TLSv1.1]} | https://a.test | --ciphers DEFAULT:@SECLEVEL=0
          ciphers: {only: [AES128-SHA, AES256-SHA]} | https://a.test | --ciphers AES128-SHA:AES256-SHA
          ciphers: {only: [TLS_AES_128_GCM_SHA256]} | https://a.test | --tls13-ciphers TLS_AES_128_GCM_SHA256
          groups: {only: [x25519, secp256r1, ffdhe2048]} | https://a.test | --curves X25519:P-256:ffdhe2048
          signature-schemes: {only: [rsa_sha224, ed25519]} | https://a.test | --sigalgs rsa_pkcs1_sha224:ed25519
          plaintext: true, accept-risk: plaintext | https://a.test/x | curl http://a.test:443/x
          plaintext: true, accept-risk: plaintext | https://a.test/x | -H 'Host: a.test'
          """)
  void command_saysWhatTheRuleDoes(String actions, String url, String line) throws Exception {
    var call = CurlCall.of(rules(actions), folder, url, 0);
    assertThat(call.text().lines().map(text -> text.replace(" \\", "").strip())).contains(line);
    assertThat(call.text() + call.remarks()).doesNotContain("s3cret");
  }

  /** The rule of the command of a rule does as that rule, where curl has words for all of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sni: b.test, verify-name: b.test, host-header: 'c.test:1'",
        "virtual-host: b.test",
        "connect-to: '10.0.0.2:8443', headers: {set: {X-A: it's}, remove: [X-B]}",
        "connect-to: ['10.0.0.2', '10.0.0.3']",
        "proxy: 'http://p.test:3128', ip-version: 4",
        "proxy: direct, alpn: http/1.1",
        "protocols: {only: [TLSv1.2]}, ciphers: {only: [AES128-GCM-SHA256]}",
        "protocols: {only: [TLSv1.2, TLSv1.3]}",
      })
  void rule_ofTheCommandOfARule_doesTheSame(String actions) throws Exception {
    var before = rules(actions);
    var url = "https://a.test/x";
    var call = CurlCall.of(before, folder, url, 0);
    var text = CurlRule.of(List.of(call.text()), url).text();
    var after = read(text).rules().get(0);
    var rule = before.rules().get(0);
    assertThat(after.tls()).isEqualTo(rule.tls());
    assertThat(after.http()).isEqualTo(rule.http());
    assertThat(after.route()).isEqualTo(rule.route());
  }

  @Test
  void trust_isFoundFromWhereTheRuleFileLies() throws Exception {
    var call = CurlCall.of(rules("trust: ca.pem"), folder, "https://a.test", 0);
    assertThat(call.text()).contains("--cacert " + folder.resolve("ca.pem"));
    assertThat(CurlCall.of(rules("proxy: safe"), folder, "https://a.test", 0).text())
        .contains("--proxy-cacert " + folder.resolve("ca.pem"));
  }

  @Test
  void certificateOfTheClient_isShownByCurlToo() throws Exception {
    Files.writeString(folder.resolve("a:b.p12"), "any");
    var call =
        CurlCall.of(
            rules("client-certificate: {store: 'a:b.p12', password: s3cret}"),
            folder,
            "https://a.test",
            0);
    assertThat(call.text())
        .contains(
            "--cert '" + folder + "/a\\:b.p12'", "--cert-type P12", "--pass \"${KEY_PASSWORD}\"")
        .doesNotContain("s3cret");
    assertThat(CurlCall.of(rules("client-certificate: none"), folder, "https://a.test", 0).text())
        .doesNotContain("cert");
  }

  @Test
  void remarks_tellWhatCurlCannotDo() throws Exception {
    assertThat(remarks("sni: none")).contains("curl cannot omit it");
    assertThat(remarks("sni: b.test, verify-name: c.test"))
        .contains("curl checks the certificate for 'b.test', redial for 'c.test'");
    assertThat(remarks("alpn: h2")).contains("[h2] alone");
    assertThat(remarks("connect-to: [b.test, c.test]")).contains("[c.test:443]");
    assertThat(remarks("mode: observe, sni: b.test")).contains("only observes");
    var unruled = CurlCall.of(rules("sni: b.test"), folder, "https://x.example/{a}", 0);
    assertThat(unruled.text()).isEqualTo("curl -g 'https://x.example/{a}'\n");
    assertThat(unruled.remarks()).contains("no rule matches: the connection stays as it is");
  }

  @Test
  void connection_thatIsNotHttp_isRefused() {
    assertThatThrownBy(() -> CurlCall.of(rules("sni: b.test"), folder, "ldaps://a.test", 0))
        .isInstanceOf(CurlProblem.class);
  }

  private String remarks(String actions) throws Exception {
    return String.valueOf(CurlCall.of(rules(actions), folder, "https://a.test", 0).remarks());
  }

  private RuleSet rules(String actions) {
    return read(PROXIES + " " + actions + "}\n");
  }

  private RuleSet read(String text) {
    var report = RuleFile.parse(text.getBytes(StandardCharsets.UTF_8), "rules.yaml", folder);
    assertThat(report.problems()).isEmpty();
    assertThat(report.rules()).isNotNull();
    return report.rules();
  }
}
