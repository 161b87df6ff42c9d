package dev.redial.route.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rule.host.Address;
import dev.redial.rule.route.AuthScheme;
import dev.redial.rule.route.ProxyLogin;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTest {
  private static final ProxyLogin MUFASA =
      new ProxyLogin("Mufasa", "Circle of Life", List.of(AuthScheme.values()));
  private static final String CLIENT_NONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
  private static final String SERVER =
      "Proxy-Authenticate: Digest realm=\"http-auth@example.org\", algorithm=ALGORITHM,"
          + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\"";

  /** The first two are the examples of RFC 7616, section 3.9.1. */
  @ParameterizedTest
  @CsvSource({
    "MD5, 8ca523f5e9506fed4657c9700eebdbec",
    "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
    "MD5-sess, e783283f46242139c486a698fec7211d",
    "sha-256-SESS, 2fd51b3a77ad75bad6afad6003e818d767133c46d9e2749e7f5232ae1ea3efd7",
    "SHA-512-256, 430d05014cecc49cab6fbe03176d41a1da86cbfe24a16580e22aaad928d960d0",
  })
  void answer_isThatOfTheRfc(String algorithm, String response) throws Exception {
    var line =
        SERVER.replace("ALGORITHM", algorithm)
            + ", qop=\"auth, auth-int\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
    assertThat(digest(line).authorization("GET", "/dir/index.html"))
        .isEqualTo(
            "Digest username=\"Mufasa\", realm=\"http-auth@example.org\", uri=\"/dir/index.html\","
                + " algorithm="
                + algorithm
                + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001,"
                + " cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth, response=\""
                + response
                + "\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
  }

  @Test
  void answer_isForTheTargetOfConnect_andIsCounted() throws Exception {
    var digest = digest(SERVER.replace("ALGORITHM", "SHA-256") + ", qop=auth");
    digest.authorization(new Address("a.test", 443));
    assertThat(digest.authorization(new Address("a.test", 443)))
        .contains("uri=\"a.test:443\"", "nc=00000002")
        .contains("689e7ef96260214680e525a7cbba90fdebddb0f1ccfeee0a56223a2705c2b6bd");
  }

  @Test
  void answer_toAProxyWithoutQop_isThatOfRfc2069() throws Exception {
    assertThat(digest(SERVER.replace("ALGORITHM", "MD5")).authorization("GET", "/dir/index.html"))
        .endsWith(", response=\"7b2cc3b30e75b4777ea31027084363fd\"")
        .doesNotContain("qop", "nc=", "cnonce");
  }

  @Test
  void realm_isQuotedAsItWas_andUserIsHiddenOnRequest() throws Exception {
    var digest =
        digest("Proxy-Authenticate: Digest realm=\"a\\\"b, \\\\c\", nonce=n, userhash=true");
    assertThat(digest.authorization("GET", "/"))
        .startsWith("Digest username=\"")
        .contains("\", realm=\"a\\\"b, \\\\c\"", "userhash=true")
        .doesNotContain("Mufasa");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Digest realm=a, nonce=1, Digest realm=a, nonce=2, algorithm=SHA-256, Basic realm=a |"
            + " Digest nonce=\"2\"",
        "Basic realm=a, Digest realm=a, nonce=1, algorithm=MD5 | Digest nonce=\"1\"",
        "Digest realm=a, nonce=1, algorithm=SHA-999, Digest realm=a, nonce=2 | Digest nonce=\"2\"",
        "Digest realm=a, nonce=1, qop=auth-int, Basic realm=a | Basic",
        "Digest realm=a, Basic realm=a | Basic",
        "basic | Basic",
        "Negotiate, Other | none",
        "Negotiate, Digest realm=a, nonce=1, ntlm | NTLM TlRMTVNTUAAB",
        "Negotiate dG9rZW4=, DIGEST nonce = 3, realm = a | Digest nonce=\"3\"",
      })
  void strongest_isAnsweredThatIsUnderstood(String offered, String answered) {
    var answer = strongest(offered, MUFASA);
    if (answer == null) {
      assertThat(answered).isEqualTo("none");
    } else {
      assertThat(Objects.requireNonNull(answer.begin(null)).authorization(new Address("a", 1)))
          .contains(answered.split(" ", 2));
    }
  }

  @Test
  void schemeThatTheRuleDoesNotAllow_isNotAnswered() {
    var digestOnly = new ProxyLogin("a", "b", List.of(AuthScheme.DIGEST));
    var basicOnly = new ProxyLogin("a", "b", List.of(AuthScheme.BASIC));
    assertThat(strongest("Basic realm=a", digestOnly)).isNull();
    assertThat(strongest("Digest realm=a, nonce=b", basicOnly)).isNull();
  }

  private static @Nullable Credentials strongest(String offered, ProxyLogin login) {
    var challenges = new Challenges();
    challenges.add("Proxy-Authenticate: " + offered);
    return Credentials.strongest(challenges.all(), login, null);
  }

  private static Digest digest(String line) throws Exception {
    var challenges = new Challenges();
    challenges.add(line);
    assertThat(challenges.all()).hasSize(1);
    return new Digest(Objects.requireNonNull(challenges.all().get(0)), MUFASA, CLIENT_NONCE);
  }
}
