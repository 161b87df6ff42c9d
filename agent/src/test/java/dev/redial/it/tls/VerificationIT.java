package dev.redial.it.tls;

import dev.redial.clients.Clients;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which certificate is accepted, by rule and by client. */
@TestInstance(Lifecycle.PER_CLASS)
class VerificationIT {
  private static final String[] HOSTS = {
    "virtual.test", "sni.test", "verify.test", "both.test", "none.test", "free.test"
  };

  private static final String PINNED = "pinned.test";
  private static final String OFFERED = "offered.test";
  private static final String FOREIGN = "foreign.test";
  private static final String OWN = "the host itself";

  private Lab lab;
  private Map<String, Origin> origins;
  private Conversation plain;
  private Conversation ruled;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab =
        new Lab(
            folder,
            "virtual.test",
            "sni.test",
            "verify.test",
            "both.test",
            "none.test",
            "free.test");
    origins = new LinkedHashMap<>();
    origins.put(PINNED, lab.origin(PINNED));
    origins.put(OFFERED, lab.origin(OFFERED));
    origins.put(FOREIGN, lab.origin(FOREIGN));
    origins.put(OWN, lab.origin(HOSTS));
    plain = lab.start(lab.child());
    var rules =
        lab.rules(
            "match: {host: virtual.test}, virtual-host: pinned.test",
            "match: {host: sni.test}, sni: pinned.test",
            "match: {host: verify.test}, verify-name: pinned.test",
            "match: {host: both.test}, sni: offered.test, verify-name: pinned.test",
            "match: {host: none.test}, sni: none");
    ruled = lab.start(lab.child().agent(rules.toString()));
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
  }

  static Stream<String> clients() {
    return Stream.of(Clients.SOCKETS, Clients.ENGINES, Clients.HTTPS).flatMap(List::stream);
  }

  static Stream<String> laxClients() {
    return Clients.LAX.stream();
  }

  static Stream<String> sharedClients() {
    return Clients.SHARED.stream();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void client_pinnedToAName_acceptsACertificateForThatNameOnly(String client) {
    check(ruled, client, "virtual.test", PINNED);
    check(ruled, client, "sni.test", PINNED);
    check(ruled, client, "verify.test", PINNED);
    check(ruled, client, "both.test", PINNED);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void client_withoutServerName_acceptsACertificateForItsHostOnly(String client) {
    check(ruled, client, "none.test", OWN);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void client_withoutMatchingRule_acceptsACertificateForItsHostOnly(String client) {
    check(ruled, client, "free.test", OWN);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void client_withoutAgent_acceptsACertificateForItsHostOnly(String client) {
    check(plain, client, "virtual.test", OWN);
  }

  @ParameterizedTest
  @MethodSource("laxClients")
  void laxClient_nameDemandedByTheRule_acceptsACertificateForThatNameOnly(String client) {
    check(ruled, client, "virtual.test", PINNED);
    check(ruled, client, "verify.test", PINNED);
    check(ruled, client, "both.test", PINNED);
  }

  @Tag("extended")
  @ParameterizedTest
  @MethodSource("laxClients")
  void laxClient_nameNotDemandedByTheRule_staysLax(String client) {
    check(ruled, client, "sni.test", PINNED, OFFERED, FOREIGN, OWN);
    check(ruled, client, "none.test", PINNED, OFFERED, FOREIGN, OWN);
    check(ruled, client, "free.test", PINNED, OFFERED, FOREIGN, OWN);
  }

  /** A session made under one rule must not spare a connection under another its check. */
  @Tag("extended")
  @ParameterizedTest
  @MethodSource("sharedClients")
  void clientWithSharedSessions_repeatedCalls_refuseAndAcceptAlike(String client) {
    for (int i = 0; i < 2; i++) {
      check(ruled, client, "virtual.test", PINNED);
      check(ruled, client, "free.test", OWN);
    }
  }

  private void check(Conversation child, String client, String host, String... accepted) {
    var softly = new SoftAssertions();
    origins.forEach(
        (certificate, origin) -> {
          var answer = child.ask(client, "https://" + host + ":" + origin.port() + "/");
          softly
              .assertThat(answer)
              .as("%s with the certificate of %s", host, certificate)
              .matches(
                  List.of(accepted).contains(certificate)
                      ? "answered (200 GET|101 hello)"
                      : "refused .*");
        });
    softly.assertAll();
  }
}
