package dev.redial.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Story PLAIN = Stories.ALL.get(4);
  private static final int PORT = 44330;

  @Test
  void story_withoutTls_saysWhatThatGivesUp() {
    var client = ClientCase.ALL.get(0);
    var before = new Telling.Calls();
    var after = new Telling.Calls();
    before.calls().put(client, new Observation(PLAIN.refusal().of(client), Sighting.NOTHING));
    var seen = PLAIN.wanted(client, PORT);
    after.calls().put(client, new Observation(Outcome.ofStatus(200), seen));

    assertThat(Summary.of(Telling.Told.of(PLAIN, PORT, before, after), List.of(client)))
        .isEqualTo(
            """
            Story 3: a server without TLS: the last resort, which gives up all security (rules/last-resort-plaintext.yaml)

            BEFORE            AFTER  SERVER SAW: SNI  HOST                          CLIENTS
            ------            -----  ---------------  ----                          -------
            Unsupported or    200    -                -                             HttpsURLConnection
            unrecognized SSL         -> no TLS        -> no-tls.example.test:44330
            message

              Without TLS anyone on the way can read and change all of it, passwords and cookies included. Nobody
              proves that the server is the right one. The rule must say accept-risk: plaintext, and each such
              connection is a line in the log.
            """);
  }

  @Test
  void story_withNoneOfTheClients_saysWhy() {
    var told = Telling.Told.of(PLAIN, PORT, new Telling.Calls(), new Telling.Calls());
    var clients =
        ClientCase.ALL.stream()
            .filter(
                client -> List.of("Tyrus", "Apache HttpClient 4", "gRPC").contains(client.name()))
            .toList();

    assertThat(Summary.of(told, clients))
        .endsWith(
            """
            (rules/last-resort-plaintext.yaml)

              not called: Apache HttpClient 4 (covered by another client)
              not called: gRPC (it needs HTTP/2, which is agreed on in TLS)
              not called: Tyrus (its TLS cannot be left out)
            """);
    assertThat(new Telling("17", List.of(told), "").verdict()).startsWith("No call was made: ");
  }
}
