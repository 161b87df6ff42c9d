package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.JavaNetHttp;
import dev.redial.rule.tls.CipherSuites;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rule asks for and the JDK cannot offer: nobody may believe that it was offered. */
@Tag("extended")
class OfferIT {
  private static final String[] HOSTS =
      IntStream.range(0, CipherSuites.all().size())
          .mapToObj(i -> "host-" + i + ".test")
          .toArray(String[]::new);

  private static final List<String> CLIENTS =
      JavaNetHttp.among("socket-explicit", "engine-wrap", "url", "http-1");

  private static final int TLS_1_1 = 0x0302;
  private static final int RSA_AES128_GCM = 0x009c;

  private Lab lab;
  private Origin origin;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, HOSTS);
    origin = lab.origin(HOSTS);
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
  }

  /** What the checker cannot know: the versions are the JVM's. */
  static Stream<Arguments> unoffered() {
    return Stream.of(
        Arguments.of("TLSv1.2", "TLS_AES_128_GCM_SHA256", "TLS_AES_128_GCM_SHA256", "TLSv1.3"),
        Arguments.of("TLSv1.3", "AES128-GCM-SHA256", "TLS_RSA_WITH_AES_128_GCM_SHA256", "TLSv1.2"),
        Arguments.of(
            "TLSv1.3", "ECDHE-RSA-AES128-SHA", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "TLSv1.2"));
  }

  @ParameterizedTest
  @MethodSource("unoffered")
  void suite_forNoVersionOffered_isSaidOnceWithTheReason(
      String versions, String added, String suite, String reason) throws IOException {
    var rules = lab.rules("match: {host: \"*\"}, ciphers: {add: [" + added + "]}");
    var child =
        lab.start(
            lab.child().property("jdk.tls.client.protocols", versions).agent(rules.toString()));
    assertThat(child.errorOutput()).doesNotContain("cannot offer");
    for (var client : CLIENTS) {
      assertThat(child.ask(client, url(HOSTS[0]))).isEqualTo("answered 200 GET");
    }
    assertThat(child.errorOutput().lines().filter(line -> line.contains("cannot offer")))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .contains("'rule-1' cannot offer cipher suite " + suite + ": ")
                    .contains(reason));
  }

  /** JSSE leaves out a version that none of the suites is for. */
  @Test
  void version_forNoSuiteOffered_isSaidOnceWithTheReason() throws IOException {
    ChildJvm.assumeJava(17, "the JSSE of older ones offers such a version");
    var rules = lab.rules("match: {host: \"*\"}, protocols: {add: [TLSv1.1]}");
    var suites = "TLS_AES_128_GCM_SHA256,TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
    var child =
        lab.start(
            lab.child().property("jdk.tls.client.cipherSuites", suites).agent(rules.toString()));
    for (var client : CLIENTS) {
      origin.forget();
      assertThat(child.ask(client, url(HOSTS[0]))).isEqualTo("answered 200 GET");
      assertThat(origin.arrival().hello().versions()).doesNotContain(TLS_1_1);
    }
    assertThat(child.errorOutput().lines().filter(line -> line.contains("cannot offer")))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("'rule-1' cannot offer TLS version TLSv1.1:"));
  }

  @Test
  void suite_forbiddenByTheApplicationItself_isSaidAndNotOffered() throws IOException {
    var child = start("match: {host: \"*\"}, ciphers: {add: [AES128-GCM-SHA256]}");
    assertThat(child.ask("socket-forbidding-rsa", url(HOSTS[0]))).isEqualTo("answered 200 GET");
    assertThat(origin.arrival().hello().cipherSuites()).doesNotContain(RSA_AES128_GCM);
    assertThat(child.errorOutput())
        .contains("cannot offer cipher suite TLS_RSA_WITH_AES_128_GCM_SHA256: the application's");
    origin.forget();
    assertThat(child.ask("socket-explicit", url(HOSTS[0]))).isEqualTo("answered 200 GET");
    assertThat(origin.arrival().hello().cipherSuites()).contains(RSA_AES128_GCM);
  }

  static Stream<Arguments> rulesThatLeaveNothing() {
    return Stream.of(
        Arguments.of("TLSv1.2,TLSv1.3", "protocols: {remove: [TLSv1.2, TLSv1.3]}"),
        Arguments.of("TLSv1.2,TLSv1.3", "ciphers: {only: [DES-CBC-SHA]}"),
        Arguments.of("TLSv1.2", "ciphers: {only: [TLS_AES_128_GCM_SHA256]}"),
        Arguments.of("TLSv1.3", "ciphers: {only: [AES128-GCM-SHA256]}"));
  }

  @ParameterizedTest
  @MethodSource("rulesThatLeaveNothing")
  void rule_leavingNothingToOffer_refusesTheConnectionByName(String versions, String rule)
      throws IOException {
    var rules = lab.rules("match: {host: \"*\"}, " + rule);
    var child =
        lab.start(
            lab.child().property("jdk.tls.client.protocols", versions).agent(rules.toString()));
    var softly = new SoftAssertions();
    for (var client : CLIENTS) {
      if (client.startsWith("http-") && !versions.contains(",") && ChildJvm.feature() < 17) {
        continue; // that of Java 11 offers both versions whatever the property says
      }
      softly
          .assertThat(child.ask(client, url(HOSTS[0])))
          .as(client)
          .startsWith("refused javax.net.ssl.SSL")
          .contains("rule 'rule-1'");
    }
    softly.assertThat(origin.arrivals()).isEmpty();
    softly.assertAll();
  }

  /** Each suite alone, then added: on the wire, or said not to be. */
  @Test
  void suite_everyOneThatTheCheckerKnows_isOfferedOrSaidNotToBe() throws IOException {
    var numbers = offeredAlone();
    assertThat(numbers.values()).doesNotHaveDuplicates();
    var child = start(rules("add"));
    var softly = new SoftAssertions();
    for (int i = 0; i < HOSTS.length; i++) {
      var suite = CipherSuites.all().get(i);
      origin.forget();
      var answer = child.ask("socket-explicit", url(HOSTS[i]));
      if (ChildJvm.feature() == 8 && suite.contains("CHACHA20")) {
        assertThat(answer).contains("Unsupported CipherSuite: " + suite);
        continue;
      }
      assertThat(answer).as(suite).isEqualTo("answered 200 GET");
      var suites = origin.arrival().hello().cipherSuites();
      boolean said = child.errorOutput().contains("cannot offer cipher suite " + suite + ":");
      softly
          .assertThat(said != has(suites, numbers, suite))
          .as("%s (%s) is in %s or said not to be: %s", suite, numbers.get(suite), suites, said)
          .isTrue();
    }
    softly.assertAll();
  }

  private static boolean has(List<Integer> suites, Map<String, Integer> numbers, String suite) {
    var number = numbers.get(suite);
    return number != null && suites.contains(number);
  }

  /** The numbers of the suites that a rule can offer alone. */
  private Map<String, Integer> offeredAlone() throws IOException {
    var child = start(rules("only"));
    var numbers = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < HOSTS.length; i++) {
      origin.forget();
      var suite = CipherSuites.all().get(i);
      child.ask("socket-explicit", url(HOSTS[i]));
      if (!origin.arrivals().isEmpty()) {
        var suites = origin.arrival().hello().cipherSuites();
        assertThat(suites).as(suite).hasSize(1);
        numbers.put(suite, suites.get(0));
      }
    }
    return numbers;
  }

  private static String[] rules(String how) {
    var rules = new ArrayList<String>();
    for (int i = 0; i < HOSTS.length; i++) {
      var suite = CipherSuites.all().get(i);
      rules.add("match: {host: " + HOSTS[i] + "}, ciphers: {" + how + ": [" + suite + "]}");
    }
    return rules.toArray(String[]::new);
  }

  private Conversation start(String... rules) throws IOException {
    return lab.start(lab.child().agent(lab.rules(rules).toString()));
  }

  private String url(String host) {
    return "https://" + host + ":" + origin.port() + "/";
  }
}
