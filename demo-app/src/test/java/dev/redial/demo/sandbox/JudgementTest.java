package dev.redial.demo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an agent may do wrong, one thing at a time. */
class JudgementTest {
  private static final String URL = "https://a.test/";
  private static final Hello HELLO =
      new Hello("a.test", List.of("TLSv1.3"), List.of("TLS_AES_128_GCM_SHA256"), List.of());
  private static final Check FRESH = new Check(0, List.of());
  private static final Seen BEFORE =
      new Seen(
          "",
          "a.test:443",
          false,
          null,
          List.of(),
          HELLO,
          "a.test",
          "a.test",
          "HTTP/1.1",
          Map.of());

  @Test
  void ruleThatWasCarriedOut_hasNoProblem() {
    var hello = new Hello("b.test", HELLO.versions(), HELLO.suites(), List.of());
    var after = seen(hello, "b.test", "b.test", Map.of());

    assertThat(problems(Map.of("virtual-host", "b.test"), after)).isEmpty();
  }

  @Test
  void ruleThatWasNotCarriedOut_isFoundInEachName() {
    assertThat(problems(Map.of("virtual-host", "b.test"), BEFORE))
        .containsExactly(
            "SNI: expected b.test but was a.test",
            "verify name: expected b.test but was a.test",
            "Host: expected b.test but was a.test");
    assertThat(problems(Map.of("sni", "none"), BEFORE))
        .containsExactly("SNI: expected none but was a.test");
    assertThat(problems(Map.of("connect-to", "b.test"), BEFORE))
        .containsExactly("address dialled: expected b.test:443 but was a.test:443");
    assertThat(problems(Map.of("headers", Map.of("set", Map.of("X-A", "b"))), BEFORE))
        .containsExactly("header X-A: expected b but was none");
  }

  @Test
  void offersThatAreNotTheRules_areFound() {
    assertThat(problems(Map.of("ciphers", Map.of("add", List.of("AES128-GCM-SHA256"))), BEFORE))
        .containsExactly(
            "cipher suite not offered in spite of 'add': TLS_RSA_WITH_AES_128_GCM_SHA256");
    assertThat(problems(Map.of("protocols", Map.of("remove", List.of("TLSv1.3"))), BEFORE))
        .containsExactly("TLS version offered in spite of 'remove': TLSv1.3");
    assertThat(problems(Map.of("protocols", Map.of("only", List.of("TLSv1.2"))), BEFORE))
        .containsExactly("expected only TLS version TLSv1.2 but was TLSv1.3");
  }

  @Test
  void changeThatNobodyAskedFor_isFound() {
    var hello = new Hello("b.test", HELLO.versions(), HELLO.suites(), List.of());
    var after = seen(hello, "a.test", "a.test", Map.of());

    assertThat(problems(Map.of("host-header", "a.test"), after))
        .containsExactly("SNI: expected a.test but was b.test");
    assertThat(problems(Map.of("mode", "observe", "sni", "b.test"), after))
        .containsExactly("it only observes, but the call was changed");
  }

  @Test
  void certificateOfAnybody_mustNotBeAccepted() {
    var trial = new Trial(URL, "client", "r", BEFORE, BEFORE, List.of("another's certificate"));

    assertThat(Judgement.problems(rule(Map.of("headers", Map.of()), null), trial))
        .containsExactly("another's certificate is accepted");
  }

  @Test
  void headerThatIsToGo_isFoundWhereItStays() {
    var after = seen(HELLO, "a.test", "a.test", Map.of("x-a", "b"));

    assertThat(problems(Map.of("headers", Map.of("remove", List.of("X-A"))), after))
        .containsExactly("header X-A is sent in spite of 'remove': b");
  }

  @Test
  void headerWhoseValueIsASecret_mustBeThere_andIsNotShown() {
    var said = Map.of("headers", (Object) Map.of("set", Map.of("X-A", "${env:A}")));

    assertThat(problems(said, seen(HELLO, "a.test", "a.test", Map.of("x-a", "(redacted)"))))
        .isEmpty();
    assertThat(problems(said, BEFORE))
        .containsExactly("header X-A: expected (redacted) but was none");
  }

  @Test
  void proxyThatWasAskedForSomethingElse_isFound() {
    var proxy =
        new SaidProxy(
            URI.create("https://proxy.test:3129"), true, List.of(), Map.of("X-A", "b"), List.of());
    var after =
        new Seen(
            "",
            "proxy.test:3129",
            false,
            "192.0.2.1:443",
            List.of("Host: 192.0.2.1:443"),
            HELLO,
            "a.test",
            "a.test",
            "HTTP/1.1",
            Map.of());
    var trial = new Trial(URL, "client", "r", BEFORE, after, List.of());

    assertThat(Judgement.problems(rule(Map.of("proxy", "p"), proxy), trial))
        .containsExactly(
            "CONNECT target: expected a.test:443 but was 192.0.2.1:443",
            "TLS to the proxy: expected true but was false",
            "the proxy is not told the user name and the password",
            "CONNECT lacks X-A: b");
  }

  @Test
  void callThatFails_isAProblem() {
    var after = BEFORE.ended("java.io.IOException: no", "a.test:443", null);

    assertThat(problems(Map.of("host-header", "b.test"), after))
        .containsExactly("the call fails: java.io.IOException: no");
  }

  @Test
  void verdict_ofRuleThatMatchesOrChangesNothing_isNotGood() throws Exception {
    var idle = rule(Map.of("host-header", "a.test"), null);
    var same = new Trial(URL, "client", "r", BEFORE, BEFORE, List.of());
    var expired = new Check(0, List.of("a.yaml:1:1: warning: rule 'r': expired at noon"));
    var others = new Trial(URL, "client", "other", BEFORE, BEFORE, List.of());

    assertThat(verdict(idle, same, FRESH).problems())
        .containsExactly("it changes nothing: what it says is so without it");
    assertThat(verdict(idle, others, FRESH).problems())
        .containsExactly(
            "it never matches: for each of its hosts 'other' wins;"
                + " change 'match', or the order of the rules");
    assertThat(verdict(idle, others, expired).problems())
        .containsExactly("it has expired and matches nothing");
  }

  @Test
  void verdict_ofWhatCouldNotBeTried_isNotGoodEither() throws Exception {
    var same = new Trial(URL, "client", "r", BEFORE, BEFORE, List.of());
    var withoutTls =
        new Seen("", "a.test:80", false, null, List.of(), null, null, "a.test", "x", Map.of());
    var plain = new Trial("http://a.test/", "client", "r", withoutTls, withoutTls, List.of());

    var direct = verdict(rule(Map.of("proxy", "direct"), null), same, FRESH);
    var alpn = verdict(rule(Map.of("alpn", List.of("h2")), null), same, FRESH);
    var sni = verdict(rule(Map.of("sni", "b.test"), null), plain, FRESH);

    assertThat(direct.untried())
        .singleElement()
        .asString()
        .startsWith("'proxy: direct': no client");
    assertThat(alpn.untried()).singleElement().asString().startsWith("'alpn': no client");
    assertThat(sni.untried()).singleElement().asString().contains("no call spoke TLS");
    for (var each : List.of(direct, alpn, sni)) {
      assertThat(report(each, false).isGood()).isFalse();
      assertThat(report(each, true).isGood()).isTrue();
    }
    assertThat(report(sni, false).text())
        .contains("rule 'r': COULD NOT BE TRIED IN FULL\n  NOT TRIED: what it says of TLS")
        .endsWith(
            "0 of 1 rules do what they say; accept with --untried-ok what could not be tried.\n");
    assertThat(report(sni, true).text()).endsWith("; what could not be tried is accepted.\n");
  }

  private static TryReport report(Verdict verdict, boolean untriedIsGood) {
    var any = Path.of("any");
    var options = new TryOptions(any, any, any, List.of(), List.of(), null, false, untriedIsGood);
    var tried = new TryReport.Tried(List.of(verdict), verdict.trials(), List.of());
    return new TryReport(options, "17", FRESH, tried, List.of());
  }

  private static Verdict verdict(SaidRule rule, Trial trial, Check check) throws Exception {
    return Verdict.of(rule, Path.of("unused"), List.of(trial), check);
  }

  private static List<String> problems(Map<String, Object> keys, Seen after) {
    return Judgement.problems(
        rule(keys, null), new Trial(URL, "client", "r", BEFORE, after, List.of()));
  }

  private static SaidRule rule(Map<String, Object> keys, @Nullable SaidProxy proxy) {
    return new SaidRule("r", keys, proxy);
  }

  private static Seen seen(
      Hello hello, String certificate, String authority, Map<String, String> headers) {
    return new Seen(
        "",
        "a.test:443",
        false,
        null,
        List.of(),
        hello,
        certificate,
        authority,
        "HTTP/1.1",
        headers);
  }
}
