package dev.redial.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
  private static final Story STORY = Stories.ALL.get(0);
  private static final Story OLD = Stories.ALL.get(2);
  private static final Story PLAIN = Stories.ALL.get(4);
  private static final ClientCase CLIENT = ClientCase.ALL.get(0);
  private static final int PORT = 4433;
  private static final Sighting WANTED = STORY.wanted(CLIENT, PORT);

  private static final Observation REFUSED =
      new Observation(Outcome.ofStatus(403), new Sighting(null, "127.0.0.1:4433", "HTTP/1.1"));
  private static final Observation SUCCESS = new Observation(Outcome.ofStatus(200), WANTED);

  @Test
  void finding_asTheStoryWants_hasNoDifference() {
    assertThat(finding(REFUSED, SUCCESS).differences()).isEmpty();
  }

  @Test
  void cells_showWhatChangedAndWhatDidNot() {
    assertThat(finding(REFUSED, SUCCESS).cells())
        .containsExactly(
            "403", "200", "none\n-> tenant.example.com", "127.0.0.1:4433\n-> tenant.example.com");
  }

  @Test
  void finding_withSuccessBefore_differs() {
    assertThat(finding(SUCCESS, SUCCESS).differences())
        .containsExactly("story 1, HttpsURLConnection, before: expected 403 but was 200");
  }

  @Test
  void finding_withOtherRefusalBefore_differs() {
    var noHandshake = new Observation(Outcome.refused("handshake_failure"), Sighting.NOTHING);

    assertThat(finding(noHandshake, SUCCESS).differences())
        .containsExactly(
            "story 1, HttpsURLConnection, before: expected 403 but was handshake_failure");
  }

  @Test
  void finding_withRefusalAfter_differsInEveryCell() {
    assertThat(finding(REFUSED, REFUSED).differences())
        .containsExactly(
            "story 1, HttpsURLConnection, after: expected a success but was 403",
            "story 1, HttpsURLConnection, SNI after: expected tenant.example.com but was none",
            "story 1, HttpsURLConnection, Host after:"
                + " expected tenant.example.com but was 127.0.0.1:4433");
  }

  @Test
  void finding_withCallThatDidNotArrive_differsOnce() {
    var lost = new Observation(Outcome.failed("ConnectException"), Sighting.NOTHING);

    assertThat(finding(REFUSED, lost).differences())
        .containsExactly(
            "story 1, HttpsURLConnection, after: expected a success but was ConnectException");
  }

  @Test
  void finding_withSuccessOverOtherProtocol_differs() {
    var other =
        new Observation(
            Outcome.ofStatus(200), new Sighting(WANTED.serverName(), WANTED.authority(), "HTTP/2"));

    assertThat(finding(REFUSED, other).differences())
        .containsExactly(
            "story 1, HttpsURLConnection, protocol after: expected HTTP/1.1 but was HTTP/2");
  }

  @Test
  void finding_thatIsToEndWithTheProxysAnswer_differsOnlyWithAnother() {
    var told = "redial: rule 'a': CONNECT b:1 by proxy 'c' failed: the proxy answered ";
    var client = ClientCase.RAW_TCP;
    for (var story : Stories.ALL) {
      if (story.mistake() == Mistake.NO_WAY) {
        var before = new Observation(Outcome.unknownHost(), Sighting.NOTHING);
        var right = new Outcome(Outcome.Kind.REFUSED_BY_PROXY, told + "502 Bad Gateway");
        var wrong = new Outcome(Outcome.Kind.REFUSED_BY_PROXY, told + "407 No");
        assertThat(differences(story, client, before, right)).isEmpty();
        assertThat(differences(story, client, before, wrong))
            .containsExactly(
                "story 4, raw TCP, after: expected the proxy's 502 but was " + wrong.text());
        assertThat(differences(story, client, before, Outcome.success("echo"))).hasSize(1);
        return;
      }
    }
    fail("no story tells of a proxy that has no way");
  }

  @Test
  void finding_withAnotherTunnel_differs() {
    var story = Stories.ALL.stream().filter(each -> each.number() == 4).findFirst().orElseThrow();
    var before = new Observation(Outcome.unknownHost(), Sighting.NOTHING);
    var seen = story.wanted(CLIENT, PORT).through("elsewhere.test:4433");

    var finding =
        new Finding(story, CLIENT, PORT, before, new Observation(Outcome.ofStatus(200), seen));

    assertThat(finding.differences())
        .containsExactly(
            "story 4, HttpsURLConnection, CONNECT after:"
                + " expected api.partner.example.test:4433 but was elsewhere.test:4433");
  }

  @Test
  void cells_ofCallThatDidNotGetThatFar_areDashes() {
    var refused =
        new Observation(Outcome.refused("unrecognized_name"), Sighting.ofHandshake("A.example"));
    assertThat(finding(refused, SUCCESS).cells())
        .endsWith("A.example\n-> tenant.example.com", "-\n-> tenant.example.com");
  }

  @Test
  void neighbour_refusedAsTheStoryHasIt_hasNoDifference() {
    var refused = new Observation(STORY.refusal().of(CLIENT), Sighting.NOTHING);

    assertThat(new Neighbour(STORY, CLIENT, refused, refused).differences()).isEmpty();
  }

  @Test
  void neighbour_withSuccessOrOtherRefusal_differs() {
    var other = new Observation(Outcome.refused("protocol_version"), Sighting.NOTHING);
    var success = new Observation(Outcome.ofStatus(200), Sighting.NOTHING);

    assertThat(new Neighbour(OLD, CLIENT, other, success).differences())
        .containsExactly(
            "story 3, HttpsURLConnection, neighbour strict.example.test before:"
                + " expected handshake_failure but was protocol_version",
            "story 3, HttpsURLConnection, neighbour strict.example.test after:"
                + " expected handshake_failure but was 200");
  }

  @Test
  void neighbour_thatWasSentARequest_differs() {
    var refused = PLAIN.refusal().of(CLIENT);
    var sent = new Sighting(null, "strict.example.test:4433", "HTTP/1.1").plain();
    var seen = new Observation(refused, sent);

    assertThat(
            new Neighbour(PLAIN, CLIENT, new Observation(refused, Sighting.NOTHING), seen)
                .differences())
        .containsExactly(
            "story 3, HttpsURLConnection, neighbour strict.example.test after:"
                + " expected no request but was Host strict.example.test:4433");
  }

  @Test
  void finding_withoutTls_showsSo_andDiffersFromOneWithTls() {
    var refused = new Observation(PLAIN.refusal().of(CLIENT), Sighting.NOTHING);
    var wanted = PLAIN.wanted(CLIENT, PORT);
    var plain = new Observation(Outcome.ofStatus(200), wanted);
    var secured = new Observation(Outcome.ofStatus(200), wanted.names());

    assertThat(new Finding(PLAIN, CLIENT, PORT, refused, plain).differences()).isEmpty();
    assertThat(new Finding(PLAIN, CLIENT, PORT, refused, plain).cells())
        .containsExactly(
            "Unsupported or unrecognized SSL message",
            "200",
            "-\n-> no TLS",
            "-\n-> no-tls.example.test:4433");
    assertThat(new Finding(PLAIN, CLIENT, PORT, refused, secured).differences())
        .containsExactly("story 3, HttpsURLConnection, TLS after: expected no TLS but was TLS");
  }

  private static List<String> differences(
      Story story, ClientCase client, Observation before, Outcome after) {
    var seen = new Observation(after, Sighting.NOTHING);
    return new Finding(story, client, PORT, before, seen).differences();
  }

  private static Finding finding(Observation before, Observation after) {
    return new Finding(STORY, CLIENT, PORT, before, after);
  }
}
