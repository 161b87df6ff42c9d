package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Crowd;
import dev.redial.testing.ClientHello;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ruled and strict connections at the same time, over one SSLContext. */
@Tag("extended")
class MixedIT {
  private static final String GCM = "gcm.test";
  private static final String OLD = "old.test";
  private static final String LESS = "less.test";
  private static final String STRICT = "strict.test";
  private static final String[] HOSTS = {GCM, STRICT, OLD, LESS};
  private static final int RSA_AES128_GCM = 0x009c;
  private static final int ECDHE_RSA_AES128_GCM = 0xc02f;
  private static final int TLS_1_1 = 0x0302;
  private static final int RSA_PKCS1_SHA1 = 0x0201;

  private Lab lab;
  private Origin origin;

  /** What a ClientHello offers. */
  private record Offers(List<Integer> suites, List<Integer> versions, boolean sha1) {
    static Offers of(ClientHello hello) {
      return new Offers(
          hello.cipherSuites(),
          hello.versions(),
          hello.signatureSchemes().contains(RSA_PKCS1_SHA1));
    }

    /** What the rule of this host makes of the offers without a rule. */
    Offers ruled(String host) {
      var newSuites = new ArrayList<>(suites);
      var newVersions = new ArrayList<>(versions);
      switch (host) {
        case GCM -> newSuites.add(RSA_AES128_GCM);
        case OLD -> newVersions.add(TLS_1_1);
        case LESS -> newSuites.remove((Integer) ECDHE_RSA_AES128_GCM);
        default -> {}
      }
      return new Offers(newSuites, newVersions, host.equals(OLD));
    }
  }

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, HOSTS);
    origin = lab.origin(HOSTS);
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"socket-shared", "engine-shared", "socket-shared,engine-shared"})
  void connections_ruledAndStrictAtOnce_offerWhatTheirOwnRuleSays(String clients)
      throws IOException {
    var plain = lab.start(lab.child(Crowd.class));
    var rules =
        lab.rules(
            "match: {host: gcm.test}, ciphers: {add: [AES128-GCM-SHA256]}",
            "match: {host: old.test}, protocols: {add: [TLSv1.1]}",
            "match: {host: less.test}, ciphers: {remove: [ECDHE-RSA-AES128-GCM-SHA256]}");
    var ruled = lab.start(lab.child(Crowd.class).agent(rules.toString()));

    assertThat(call(plain, 1, 1, "socket-shared", STRICT)).isEqualTo("{answered 200 GET=1}");
    var without = Offers.of(origin.arrival().hello());
    origin.forget();
    assertThat(call(ruled, 8, 200, clients, HOSTS)).isEqualTo("{answered 200 GET=200}");

    assertThat(origin.arrivals()).hasSize(200);
    var byHost =
        origin.arrivals().stream()
            .collect(Collectors.groupingBy(arrival -> arrival.hello().serverName()));
    assertThat(byHost).containsOnlyKeys(HOSTS);
    byHost.forEach(
        (host, arrivals) ->
            assertThat(arrivals)
                .as(host)
                .hasSize(50)
                .allSatisfy(
                    arrival ->
                        assertThat(Offers.of(arrival.hello())).isEqualTo(without.ruled(host))));
  }

  private String call(Conversation child, int threads, int calls, String clients, String... hosts) {
    var words = new ArrayList<>(List.of(String.valueOf(threads), String.valueOf(calls), clients));
    for (var host : hosts) {
      words.add("https://" + host + ":" + origin.port() + "/");
    }
    return child.ask(words.toArray(String[]::new));
  }
}
