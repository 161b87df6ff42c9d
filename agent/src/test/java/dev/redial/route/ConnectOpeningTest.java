package dev.redial.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.decision.Decisions;
import dev.redial.report.Log;
import dev.redial.route.dial.Opening;
import dev.redial.testing.NtlmServer;
import dev.redial.yaml.RuleFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to a proxy that asks who it is; each test has a proxy of its own. */
class ConnectOpeningTest {
  private static final String BASIC = "Proxy-Authorization: Basic bWU6c2VjcmV0\r\n";
  private static final String OPEN = "HTTP/1.1 200 Connected\r\n\r\n";
  private static final String DIGEST =
      "Proxy-Authenticate: Digest realm=a, nonce=NONCE, qop=auth\r\n";
  private static int proxies;

  private final int proxy = ++proxies;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1000})
  void login_isSaidAfterTheProxyAsks_onTheConnectionThatItKeeps(int piece) throws IOException {
    var opening = opening("[basic, digest]");
    assertThat(sent(opening)).startsWith("CONNECT a.test:443 ").doesNotContain("Authorization");
    feed(opening, asks("Basic realm=x", "body of it"), piece);
    assertThat(opening.isComplete()).isFalse();
    assertThat(sent(opening)).startsWith("CONNECT a.test:443 ").contains(BASIC);
    assertThat(feed(opening, OPEN + "banner", piece)).isEqualTo(OPEN.length());
    assertThat(opening.failure()).isNull();

    assertThat(sent(opening("[basic, digest]"))).as("the next connection").contains(BASIC);
  }

  @Test
  void basic_alone_isSaidUnasked_andOnlyOnce() throws IOException {
    var opening = opening("basic");
    assertThat(sent(opening)).contains(BASIC);
    feed(opening, asks("Basic realm=x", ""), 1000);
    assertThat(sent(opening)).isEmpty();
    assertThat(opening.isFinal()).isTrue();
    assertThat(opening.isToBeRepeated()).isFalse();
    assertThat(opening.failure()).hasMessageEndingWith("'password' under 'proxies'");
  }

  @Test
  void password_isNeverSaid_toAProxyThatDoesNotOfferWhatTheRuleAllows() throws IOException {
    var opening = opening("digest");
    sent(opening);
    feed(opening, asks("Basic realm=x", ""), 1000);
    assertThat(sent(opening)).isEmpty();
    assertThat(opening.isFinal()).isTrue();
    assertThat(opening.failure())
        .hasMessageContaining(
            "asks for Basic; 'auth' allows Digest only: add 'basic' to it, which shows the"
                + " password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 407 No\r\nConnection: close\r\nContent-Length: 0\r\n",
        "HTTP/1.1 407 No\r\nproxy-connection: Close\r\nContent-Length: 0\r\n",
        "HTTP/1.1 407 No\r\nTransfer-Encoding: chunked\r\n",
        "HTTP/1.1 407 No\r\nContent-Length: 65537\r\n",
        "HTTP/1.1 407 No\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
        "HTTP/1.1 407 No\r\nContent-Length: -1\r\n",
        "HTTP/1.1 407 No\r\n",
        "HTTP/1.0 407 No\r\nContent-Length: 0\r\n"
      })
  void connection_thatEndsWithTheAnswer_isRepeated(String head) throws IOException {
    var attempt = attempt("[basic, digest]");
    var first = Objects.requireNonNull(attempt.opening());
    sent(first);
    feed(first, head + DIGEST.replace("NONCE", "one") + "\r\n", 1000);
    assertThat(first.isComplete()).isTrue();
    assertThat(first.isToBeRepeated()).isTrue();
    assertThat(first.isFinal()).isFalse();
    assertThat(first.failure()).isNotNull();
    assertThat(attempt.route().mayDialAgain()).isTrue();

    var second = Objects.requireNonNull(attempt.opening());
    assertThat(sent(second)).contains("Proxy-Authorization: Digest ", "nonce=\"one\"");
    feed(second, OPEN, 1000);
    assertThat(second.failure()).isNull();
  }

  @Test
  void connection_thatIsClosedAfterAll_isRepeatedOnce() throws IOException {
    var attempt = attempt("[basic, digest]");
    var first = Objects.requireNonNull(attempt.opening());
    sent(first);
    feed(first, asks("Basic realm=x", "body"), 1000);
    assertThat(sent(first)).contains(BASIC);
    first.end();
    assertThat(first.isToBeRepeated()).isTrue();

    var second = Objects.requireNonNull(attempt.opening());
    assertThat(sent(second)).contains(BASIC);
    second.end();
    assertThat(second.isToBeRepeated()).isFalse();
    assertThat(second.failure()).hasMessageEndingWith("closed the connection without an answer");
  }

  @Test
  void connection_thatIsClosedWithinTheBody_isRepeated() throws IOException {
    var opening = opening("[basic, digest]");
    feed(opening, "HTTP/1.1 407 No\r\nContent-Length: 9\r\n" + DIGEST + "\r\nbod", 1000);
    assertThat(opening.isComplete()).isFalse();
    opening.end();
    assertThat(opening.isComplete()).isTrue();
    assertThat(opening.isToBeRepeated()).isTrue();
  }

  @Test
  void digest_isRefusedWithItsSecondAnswer_butNotForANonceThatIsStale() throws IOException {
    var opening = opening("[basic, digest]");
    feed(opening, digest("one"), 1000);
    assertThat(sent(opening)).contains("nonce=\"one\"", "nc=00000001").doesNotContain("secret");
    feed(opening, digest("two, stale=true"), 1000);
    assertThat(sent(opening)).contains("nonce=\"two\"", "nc=00000001");
    feed(opening, digest("three"), 1000);
    assertThat(opening.isComplete()).isTrue();
    assertThat(opening.isFinal()).isTrue();
    assertThat(opening.failure())
        .hasMessageContaining(" asks for Digest; it does not accept the 'username' and 'password'")
        .hasMessageNotContaining("secret");
    assertThat(sent(opening("[basic, digest]"))).as("forgotten").doesNotContain("Authorization");
  }

  @Test
  void nonceOfAnEarlierConnection_mayBeUnknown_withoutAWord() throws IOException {
    var first = opening("[basic, digest]");
    feed(first, digest("one"), 1000);
    feed(first, OPEN, 1000);
    var next = opening("[basic, digest]");
    assertThat(sent(next)).contains("nonce=\"one\"", "nc=00000002");
    feed(next, digest("two"), 1000);
    assertThat(sent(next)).contains("nonce=\"two\"", "nc=00000001");
    feed(next, OPEN, 1000);
    assertThat(next.failure()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Digest realm=a, nonce=b, qop=\"auth-int\"",
        "Digest realm=a, nonce=b, qop=auth, algorithm=SHA-1",
        "Digest realm=a, qop=auth",
      })
  void digest_thatNobodyCanAnswer_isRefused_andThePasswordStaysHere(String challenge)
      throws IOException {
    var opening = opening("[digest]");
    feed(opening, asks(challenge, ""), 1000);
    assertThat(sent(opening)).doesNotContain("Authorization");
    assertThat(opening.failure())
        .hasMessageContaining("asks for Digest; redial answers Digest with qop 'auth' and MD5,")
        .hasMessageNotContaining("secret");
  }

  /** It may hope for a flood of bytes, of time or of words. */
  @Test
  void hostileProxy_isAnsweredInFewWords() throws IOException {
    var many = opening("[basic, digest]");
    var challenges = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      challenges.append("Scheme").append(i).append(" realm=\"\u001b[2J\", ");
    }
    feed(many, asks(challenges + "Basic realm=x", ""), 1000);
    assertThat(many.isComplete()).isTrue();
    assertThat(many.failure()).message().hasSizeLessThan(1000).doesNotContain("\u001b");

    var huge = opening("digest");
    feed(huge, digest("n".repeat(60_000)), 1000);
    assertThat(sent(huge)).contains("nonce=\"nnn").hasSizeLessThan(70_000);

    var endless = opening("digest");
    feed(endless, digest("n".repeat(70_000)), 1000);
    assertThat(endless.failure()).hasMessageEndingWith("sent more than 64 KiB of header");

    var escaped = opening("digest");
    feed(escaped, digest("one").replace("realm=a", "realm=\"\u001b]0;x\u0007\\\"a\""), 1000);
    sent(escaped);
    feed(escaped, digest("two"), 1000);
    assertThat(escaped.failure()).message().doesNotContain("\u001b", "\u0007");
  }

  @Test
  void staleForever_hasAnEnd() throws IOException {
    var opening = opening("[basic, digest]");
    int rounds = 0;
    while (!opening.isComplete()) {
      feed(opening, digest("n" + rounds++ + ", stale=TRUE"), 1000);
    }
    assertThat(rounds).isEqualTo(5);
    assertThat(opening.isFinal()).isTrue();
  }

  @Test
  void ntlm_isProvedOnTheConnectionOfItsChallenge_andBeginsAtOnceTheNextTime() throws IOException {
    var opening = opening("[digest, ntlm]");
    assertThat(sent(opening)).doesNotContain("Authorization");
    feed(opening, asks("Basic, Digest realm=a, nonce=b, NTLM", "body"), 1000);
    prove(opening, "secret");
    feed(opening, OPEN, 1000);
    assertThat(opening.failure()).isNull();
    var next = attempt("[digest, ntlm]");
    assertThat(next.route().mayDialAgain()).isFalse();
    var second = Objects.requireNonNull(next.opening());
    prove(second, "secret");
    feed(second, OPEN, 1000);
    assertThat(second.failure()).isNull();
  }

  private static void prove(Opening opening, String password) {
    var server = new NtlmServer(password);
    assertThat(NtlmServer.isNegotiate(message(opening))).isTrue();
    feed(opening, asks("NTLM " + token(server.challenge()), "body"), 1000);
    assertThat(server.isProof(message(opening))).isEqualTo(password.equals("secret"));
  }

  private static byte[] message(Opening opening) {
    var text = sent(opening);
    var line = text.substring(text.indexOf("NTLM ") + "NTLM ".length());
    return Base64.getDecoder().decode(line.substring(0, line.indexOf('\r')));
  }

  private static String token(byte[] message) {
    return Base64.getEncoder().encodeToString(message);
  }

  /** A directory locks the account after a few of them. */
  @Test
  void ntlm_withAWrongPassword_isSaidOnce_andInNoOtherScheme() throws IOException {
    var opening = opening("[digest, ntlm]");
    feed(opening, asks("NTLM", ""), 1000);
    prove(opening, "another");
    feed(opening, asks("NTLM, Digest realm=a, nonce=b", ""), 1000);
    assertThat(sent(opening)).isEmpty();
    assertThat(opening.isToBeRepeated()).isFalse();
    assertThat(opening.isFinal()).isTrue();
    assertThat(opening.failure())
        .hasMessageEndingWith(
            " asks for NTLM, Digest; it does not accept the 'username' and 'password' under"
                + " 'proxies' (NTLM may want 'DOMAIN\\user' or 'user@domain'); redial waits 1"
                + " minute before it sends them again, so that the account is not locked");
    var next = opening("[digest, ntlm]");
    assertThat(sent(next)).doesNotContain("Authorization");
    feed(next, asks("NTLM", ""), 1000);
    assertThat(sent(next)).isEmpty();
    assertThat(next.failure()).hasMessageContaining("redial waits 1 minute");
  }

  @Test
  void ntlm_onAConnectionThatClosesInTheMiddle_isNotSaidOnAnother() throws IOException {
    var challenge = "NTLM " + token(new NtlmServer("secret").challenge());
    var closing = opening("ntlm");
    feed(closing, asks("NTLM", ""), 1000);
    sent(closing);
    feed(closing, "HTTP/1.1 407 No\r\nProxy-Authenticate: " + challenge + "\r\n\r\n", 1000);
    assertThat(closing.isToBeRepeated()).isFalse();
    assertThat(closing.failure()).hasMessageContaining("; it closes the connection in the middle");

    var cut = opening("ntlm");
    feed(cut, asks("NTLM", ""), 1000);
    sent(cut);
    feed(cut, asks(challenge, "body").replace("body", "b"), 1000);
    assertThat(cut.isComplete()).isFalse();
    cut.end();
    assertThat(cut.isToBeRepeated()).isFalse();
    assertThat(cut.failure()).hasMessageContaining("; it closes the connection in the middle");

    var before = opening("ntlm");
    feed(before, asks("NTLM", ""), 1000);
    sent(before);
    before.end();
    assertThat(before.isToBeRepeated()).as("no proof was said").isTrue();
  }

  /** Some proxies close the connection to a wrong password. */
  @Test
  void ntlm_proof_thatIsAnsweredByClosing_isKeptBackAsARefusedOne() throws IOException {
    var opening = opening("ntlm");
    feed(opening, asks("NTLM", ""), 1000);
    prove(opening, "another");
    opening.end();
    assertThat(opening.isToBeRepeated()).isFalse();
    assertThat(opening.failure())
        .hasMessageContaining("closed the connection without an answer; it closes the connection")
        .hasMessageEndingWith(
            "may be wrong; redial waits 1 minute before it sends them again, so that the account is"
                + " not locked");
    var next = opening("ntlm");
    assertThat(sent(next)).doesNotContain("Authorization");
    feed(next, asks("NTLM", ""), 1000);
    assertThat(sent(next)).isEmpty();
    assertThat(next.failure()).hasMessageContaining("redial waits 1 minute");
  }

  @Test
  void ntlm_proof_thatIsAnsweredByHalf_isKeptBackAsWell() throws IOException {
    var opening = opening("ntlm");
    feed(opening, asks("NTLM", ""), 1000);
    prove(opening, "another");
    feed(opening, "HTTP/1.1 40", 1000);
    opening.end();
    var next = opening("ntlm");
    feed(next, asks("NTLM", ""), 1000);
    assertThat(next.failure()).hasMessageContaining("redial waits 1 minute");
  }

  /** A proxy that refuses the target has taken the password, or does not say. */
  @Test
  void ntlm_proof_thatIsAnsweredByAnotherStatus_isNotKeptBack() throws IOException {
    var attempt = attempt("ntlm");
    var opening = Objects.requireNonNull(attempt.opening());
    feed(opening, asks("NTLM", ""), 1000);
    prove(opening, "secret");
    feed(opening, "HTTP/1.1 502 Bad Gateway\r\n\r\n", 1000);
    attempt.over();
    assertThat(opening.failure()).hasMessageEndingWith("answered 502 Bad Gateway");
    prove(opening("ntlm"), "secret");
  }

  @Test
  void ntlm_proof_thatIsNotAnsweredAtAll_isKeptBack() throws IOException {
    var attempt = attempt("ntlm");
    var opening = Objects.requireNonNull(attempt.opening());
    feed(opening, asks("NTLM", ""), 1000);
    prove(opening, "another");
    attempt.over();
    var next = opening("ntlm");
    feed(next, asks("NTLM", ""), 1000);
    assertThat(next.failure()).hasMessageContaining("redial waits 1 minute");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NTLM", "NTLM *", "NTLM AAAA", "NTLM TlRMTVNTUAACAAAA"})
  void ntlm_thatTheProxyDoesNotSpeak_isRefused(String answer) throws IOException {
    var opening = opening("ntlm");
    feed(opening, asks("NTLM", ""), 1000);
    sent(opening);
    feed(opening, asks(answer, ""), 1000);
    assertThat(sent(opening)).isEmpty();
    assertThat(opening.failure()).hasMessageEndingWith("; it breaks off the exchange of NTLM");
  }

  private static String asks(String schemes, String body) {
    return "HTTP/1.1 407 No\r\nContent-Length: "
        + body.length()
        + "\r\nProxy-Authenticate: "
        + schemes
        + "\r\n\r\n"
        + body;
  }

  private static String digest(String nonce) {
    return "HTTP/1.1 407 No\r\nContent-Length: 0\r\n" + DIGEST.replace("NONCE", nonce) + "\r\n";
  }

  private static String sent(Opening opening) {
    return new String(opening.toSend(), StandardCharsets.ISO_8859_1);
  }

  private static int feed(Opening opening, String text, int piece) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int at = 0;
    while (at < bytes.length && !opening.isComplete()) {
      assertThat(opening.wanted()).isBetween(1, Opening.MOST_WANTED);
      int length = Math.min(Math.min(piece, opening.wanted()), bytes.length - at);
      opening.feed(Arrays.copyOfRange(bytes, at, at + length), length);
      at += length;
    }
    return at;
  }

  private Opening opening(String schemes) throws IOException {
    return Objects.requireNonNull(attempt(schemes).opening());
  }

  private RouteAttempt attempt(String schemes) throws IOException {
    var text =
        "version: 1\nproxies: {p: {url: 'http://proxy.test:"
            + proxy
            + "', username: me, password: secret, auth: "
            + schemes
            + "}}\nrules:\n  - {name: r, match: {host: a.test}, proxy: p}\n";
    var report = RuleFile.parse(text.getBytes(StandardCharsets.UTF_8), "f", Path.of("."));
    assertThat(report.problems()).isEmpty();
    var rules = Objects.requireNonNull(report.rules());
    var routes = new Routes(new Decisions(rules, false, Log.toStderr(Log.Level.OFF)));
    return Objects.requireNonNull(
            routes.find("a.test", InetSocketAddress.createUnresolved("a.test", 443)))
        .attempts()
        .get(0);
  }
}
