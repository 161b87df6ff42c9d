package dev.redial.demo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an agent may do wrong, one thing at a time. */
class JudgementTest {
  private static final String URL = "https://a.test/";
  private static final Hello HELLO =
      new Hello("a.test", List.of("TLSv1.3"), List.of("TLS_AES_128_GCM_SHA256"), List.of());
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
    var trial = new Trial(URL, "client", "r", BEFORE, BEFORE, true);

    assertThat(Judgement.problems(rule(Map.of("headers", Map.of()), null), trial))
        .containsExactly("a certificate for another name is accepted");
  }

  @Test
  void headerThatIsToGo_isFoundWhereItStays() {
    var after = seen(HELLO, "a.test", "a.test", Map.of("x-a", "b"));

    assertThat(problems(Map.of("headers", Map.of("remove", List.of("X-A"))), after))
        .containsExactly("header X-A is sent in spite of 'remove': b");
  }

  @Test
  void proxyThatWasAskedForSomethingElse_isFound() {
    var proxy = new SaidProxy(URI.create("https://proxy.test:3129"), true, Map.of("X-A", "b"));
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
    var trial = new Trial(URL, "client", "r", BEFORE, after, false);

    assertThat(Judgement.problems(rule(Map.of("proxy", "p"), proxy), trial))
        .containsExactly(
            "CONNECT target: expected a.test:443 but was 192.0.2.1:443",
            "TLS to the proxy: expected true but was false",
            "CONNECT lacks the user name and the password",
            "CONNECT lacks X-A: b");
  }

  @Test
  void callThatFails_isAProblem() {
    var after = BEFORE.ended("java.io.IOException: no", "a.test:443", null);

    assertThat(problems(Map.of("host-header", "b.test"), after))
        .containsExactly("the call fails: java.io.IOException: no");
  }

  @Test
  void verdict_ofRuleThatMatchesOrChangesNothing_isNotGood() {
    var idle = rule(Map.of("host-header", "a.test"), null);
    var same = new Trial(URL, "client", "r", BEFORE, BEFORE, false);
    var others = new Trial(URL, "client", "other", BEFORE, BEFORE, false);

    assertThat(Verdict.of(idle, List.of(same), false).problems())
        .containsExactly("it changes nothing: what it says is so without it");
    assertThat(Verdict.of(idle, List.of(others), false).problems())
        .containsExactly(
            "it never matches: for each of its hosts 'other' wins;"
                + " change 'match', or the order of the rules");
    assertThat(Verdict.of(idle, List.of(others), true).problems())
        .containsExactly("it has expired and matches nothing");
  }

  private static List<String> problems(Map<String, Object> keys, Seen after) {
    return Judgement.problems(
        rule(keys, null), new Trial(URL, "client", "r", BEFORE, after, false));
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
