package dev.redial.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.doctor.cause.Cause;
import dev.redial.doctor.cause.Investigation;
import dev.redial.doctor.cause.ProxyTrials;
import dev.redial.doctor.dial.ClientHello;
import dev.redial.doctor.dial.ClientHelloTest;
import dev.redial.doctor.dial.Failure;
import dev.redial.doctor.dial.HttpAnswer;
import dev.redial.doctor.dial.Observation;
import dev.redial.doctor.dial.ServerFlight;
import dev.redial.doctor.dial.Trial;
import dev.redial.doctor.report.SuggestedRule;
import dev.redial.doctor.target.ProxyAddress;
import dev.redial.doctor.target.Question;
import dev.redial.doctor.target.Target;
import dev.redial.rule.host.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Causes by what attempts show, without any network. */
class DiagnosisTest {
  private static final Address SECOND = new Address("192.0.2.2", 443);

  private final List<String> names = new ArrayList<>();
  private final List<Address> addresses = new ArrayList<>(List.of(new Address("192.0.2.1", 443)));
  private final List<ProxyAddress> proxies = new ArrayList<>();
  private final List<String> disabled = new ArrayList<>();
  private boolean allowPlaintext;

  private Question question(String url) throws IOException {
    var target = Target.parse(url, null);
    return new Question(target, List.of(), null, names, null, List.of(), allowPlaintext, false, 5);
  }

  private Cause of(String url, Function<Trial, Observation> server) throws IOException {
    var question = question(url);
    var network = new Investigation.Network(addresses, proxies, disabled);
    var it = new Investigation(question, network, server);
    it.attempt(Trial.PLAIN);
    return Doctor.diagnose(it);
  }

  private static Observation seen(Trial trial) {
    return new Observation(trial).dialled("192.0.2.1:443", null);
  }

  private static Observation answer(Trial trial, int status) {
    return seen(trial).answer(new HttpAnswer(status, status + " -", List.of()));
  }

  @Test
  void answer_ofSite_works() throws Exception {
    for (int status : new int[] {200, 204, 302, 404, 405}) {
      assertThat(of("https://www.example.com/", trial -> answer(trial, status)).kind())
          .as("%d", status)
          .isEqualTo(Cause.WORKS);
    }
  }

  @Test
  void answer_thatLeadsOn_saysWhereTo() throws Exception {
    var moved = List.of("Location: https://other.example.com/");
    var cause =
        of(
            "https://www.example.com/",
            trial -> seen(trial).answer(new HttpAnswer(302, "302 Found", moved)));
    assertThat(cause.kind()).isEqualTo(Cause.WORKS);
    assertThat(cause.advice()).startsWith("The server redirects to https://other.example.com/; ");
    assertThat(of("https://www.example.com/", trial -> answer(trial, 404)).advice())
        .contains("run doctor again with --host NAME");
    assertThat(of("https://www.example.com/", trial -> answer(trial, 200)).advice()).isEmpty();
  }

  /** HTTP alone has no handshake, and one attempt changes nothing. */
  @Test
  void connection_thatHttpAloneLoses_isNotSaidToFailInAHandshake() throws Exception {
    var cause =
        of("http://www.example.com/", trial -> seen(trial).failed(Failure.Kind.CLOSED, "closed"));
    assertThat(cause.sentence())
        .isEqualTo("192.0.2.1:443 closes the connection after the request.");
  }

  @Test
  void handshake_thatIsLost_mayBeOfAnotherProtocol_whereNobodyHasNamedOne() throws Exception {
    Function<Trial, Observation> server =
        trial -> seen(trial).failed(Failure.Kind.CLOSED, "connection closed");
    assertThat(of("db.example.com:15432", server).advice()).contains("--starttls PROTOCOL");
    assertThat(of("https://db.example.com:15432", server).advice()).doesNotContain("--starttls");
  }

  @Test
  void forbidden_whereNoNameIsKnown_doesNotSayThatOneWasTried() throws Exception {
    var cause = of("https://www.example.com/", trial -> answer(trial, 403));
    assertThat(cause.sentence()).endsWith("there was no other name to try.");
  }

  @Test
  void forbidden_forEachName_isTheSitesOwn() throws Exception {
    names.add("tenant.example.com");
    var cause = of("https://www.example.com/", trial -> answer(trial, 403));
    assertThat(cause.kind()).isEqualTo("forbidden");
    assertThat(cause.remedies()).isEmpty();
    assertThat(cause.sentence()).endsWith("answers no better to any other name that was tried.");
  }

  @Test
  void forbidden_butForTheGivenHost_isTheHeader() throws Exception {
    names.add("tenant.example.com");
    var cause =
        of(
            "https://www.example.com/",
            trial -> answer(trial, "tenant.example.com".equals(trial.authority()) ? 200 : 403));
    assertThat(cause.kind()).isEqualTo("host-header");
    assertThat(cause.remedies().get(0).actions())
        .containsExactly("host-header: tenant.example.com");
  }

  @Test
  void forbidden_butNotFoundByAnotherName_isNoImprovement() throws Exception {
    names.add("tenant.example.com");
    var cause =
        of(
            "https://www.example.com/",
            trial -> answer(trial, trial.authority() == null ? 403 : 404));
    assertThat(cause.kind()).isEqualTo("forbidden");
  }

  @Test
  void refused_butNotAtAnotherAddress_isTheAddress() throws Exception {
    addresses.add(SECOND);
    var cause =
        of(
            "https://www.example.com/",
            trial ->
                SECOND.equals(trial.address())
                    ? answer(trial, 200)
                    : seen(trial).failed(Failure.Kind.REFUSED, "connection refused"));
    assertThat(cause.kind()).isEqualTo("address");
    assertThat(cause.remedies().get(0).actions()).containsExactly("connect-to: '192.0.2.2'");
  }

  @Test
  void unknownName_butKnownToTheProxy_needsTheProxy() throws Exception {
    var proxy = ProxyAddress.parse("--proxy", "http://me:secret@proxy.example:3128");
    proxies.add(proxy);
    var cause =
        of(
            "https://www.example.com/",
            trial ->
                proxy.equals(trial.way().proxy())
                    ? answer(trial, 200)
                    : new Observation(trial).failed(Failure.Kind.DNS, "no address"));
    assertThat(cause.kind()).isEqualTo("proxy-needed");
    var rule =
        SuggestedRule.of(question("https://www.example.com/"), cause, cause.remedies().get(0));
    assertThat(rule.text())
        .contains("url: http://proxy.example:3128\n    username: ${env:PROXY_USER}\n")
        .doesNotContain("secret");
    assertThat(rule.problem()).isEmpty();
    assertThat(rule.toString()).doesNotContain("secret");
  }

  @Test
  void proxy_thatOffersNoSchemeOfRedials_hasItsSchemesNamed_andNoRule() throws Exception {
    var proxy = ProxyAddress.parse("--proxy", "http://me:secret@proxy.example:3128");
    var cause = ProxyTrials.unknownUser(proxy, asked(List.of("X-One", "X-Two")));
    assertThat(cause.kind()).isEqualTo("proxy-authentication");
    assertThat(cause.sentence())
        .contains("by X-One or X-Two; redial answers Basic, Digest, NTLM, Negotiate");
    assertThat(cause.remedies()).isEmpty();
  }

  @Test
  void proxy_thatOffersNtlmOnly_isForARule_sinceDoctorWouldLockTheAccount() throws Exception {
    var proxy = ProxyAddress.parse("--proxy", "http://me:secret@proxy.example:3128");
    var cause = ProxyTrials.unknownUser(proxy, asked(List.of("X-One", "ntlm")));
    assertThat(cause.sentence()).contains("by X-One or ntlm, which doctor does not try");
    assertThat(cause.advice()).contains("'auth: ntlm'");
    assertThat(cause.remedies()).isEmpty();
  }

  @Test
  void proxy_thatRefusesALogin_isToldFromOneThatHasNone() throws Exception {
    var offered = asked(List.of("X-One", "digest"));
    var known = ProxyAddress.parse("--proxy", "https://me:secret@proxy.example:3128");
    assertThat(ProxyTrials.unknownUser(known, offered).sentence())
        .contains("by X-One or digest, and refuses this login");
    var unknown = ProxyAddress.parse("--proxy", "socks5h://proxy.example:1080");
    assertThat(ProxyTrials.unknownUser(unknown, asked(List.of())).advice())
        .contains("--proxy socks5h://USER:PASSWORD@proxy.example:1080.");
  }

  private static Observation asked(List<String> schemes) {
    return seen(Trial.PLAIN)
        .offered(schemes)
        .failed(Failure.Kind.PROXY_AUTHENTICATION, "the proxy asks who it is");
  }

  @Test
  void silent_inEachAttempt_isKnownAndHasNoRule() throws Exception {
    var cause =
        of(
            "https://www.example.com/",
            trial -> seen(trial).failed(Failure.Kind.SILENT, "no answer"));
    assertThat(cause.kind()).isEqualTo("silent");
    assertThat(cause.remedies()).isEmpty();
  }

  @Test
  void plainHttp_isOfferedOnlyWhereItIsAllowed() throws Exception {
    Function<Trial, Observation> server =
        trial ->
            trial.client() == Trial.Client.WITHOUT_TLS
                ? answer(trial, 200)
                : seen(trial).failed(Failure.Kind.NOT_TLS, "HTTP/1.1 400");
    assertThat(of("https://www.example.com/", server).remedies()).isEmpty();
    allowPlaintext = true;
    var cause = of("https://www.example.com/", server);
    assertThat(cause.kind()).isEqualTo("plain-http");
    assertThat(cause.remedies().get(0).actions())
        .containsExactly("plaintext: true", "accept-risk: plaintext");
  }

  @Test
  void capitals_thatTheServerMinds_areLowered() throws Exception {
    var cause =
        of(
            "https://Www.Example.com/",
            trial -> answer(trial, "www.example.com".equals(trial.authority()) ? 200 : 404));
    assertThat(cause.kind()).isEqualTo("name-case");
    assertThat(cause.remedies().get(0).actions()).containsExactly("lowercase: true");
  }

  @Test
  void docs_printedRule_isTakenByTheChecker() throws Exception {
    var text = Files.readString(Path.of("..", "docs", "doctor.md"));
    int start = text.indexOf("    version: 1");
    var rules = text.substring(start, text.indexOf("\n\n", start)).stripIndent();
    assertThat(rules).contains("virtual-host: tenant.test");
    assertThat(SuggestedRule.problem(rules)).isEmpty();
  }

  @Test
  void shortPrime_ofAServerWithOtherSuites_isLeftOutFirst() throws Exception {
    disabled.add("DH keySize < 2048");
    var hello = ClientHello.parse(ClientHelloTest.sent());
    var flight = ServerFlight.parse(ClientHelloTest.keyExchange(0x009e, 128));
    assertThat(flight.dhBits()).isEqualTo(1024);
    var cause =
        of(
            "https://www.example.com/",
            trial ->
                trial.change().equals("suites: without DHE")
                    ? seen(trial).sent(hello).agreed("TLSv1.2, another suite")
                    : seen(trial)
                        .sent(hello)
                        .flight(flight)
                        .failed(Failure.Kind.UNACCEPTABLE, "this JVM refuses: DH"));
    assertThat(cause.kind()).isEqualTo("dh-size");
    assertThat(cause.remedies().get(0).actions())
        .containsExactly("ciphers: {remove: [\"TLS_DHE_*\"]}");
    assertThat(cause.remedies().get(1).actions())
        .containsExactly("disabled-algorithms: {remove: [\"DH keySize < 2048\"]}");
  }

  @Test
  void silence_thatPasses_isNotCuredByAnything() throws Exception {
    var it = silentAtFirst(trial -> answer(trial, 200));
    var cause = Doctor.confirmed(it, Doctor.diagnose(it));
    assertThat(cause.kind()).isEqualTo("passing");
    assertThat(cause.remedies()).isEmpty();
  }

  /** What was changed when the server came back would pass for the cure. */
  @Test
  void silence_thatHidesAnotherFailure_isNotItsCause() throws Exception {
    var it =
        silentAtFirst(
            trial ->
                trial.change().equals("versions: TLSv1.2 only")
                    ? seen(trial).agreed("TLSv1.2, a suite")
                    : seen(trial).failed(Failure.Kind.WRONG_NAME, "it is for other.example.com"));
    var cause = Doctor.diagnose(it);
    assertThat(cause.kind()).isEqualTo("tls-1.3");
    cause = Doctor.confirmed(it, cause);
    assertThat(cause.kind()).isEqualTo(Cause.UNKNOWN);
    assertThat(cause.sentence()).contains("it is for other.example.com");
    assertThat(it.plain().trial().change()).isEqualTo("as a plain client, once more");
  }

  private Investigation silentAtFirst(Function<Trial, Observation> then) throws Exception {
    addresses.add(SECOND);
    var hello = ClientHello.parse(ClientHelloTest.sent());
    var calls = new AtomicInteger();
    var it =
        new Investigation(
            question("https://www.example.com/"),
            new Investigation.Network(addresses, proxies, disabled),
            trial ->
                calls.getAndIncrement() == 0
                    ? seen(trial).sent(hello).failed(Failure.Kind.SILENT, "no answer")
                    : then.apply(trial));
    it.attempt(Trial.PLAIN);
    return it;
  }
}
