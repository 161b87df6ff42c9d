package dev.redial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rule asks for and the JDK cannot offer: nobody may believe that it was offered. */
class OfferIT {
  private static final String HOST = "ruled.test";

  private static final String[] CLIENTS = {"socket-explicit", "engine-wrap", "url", "http-1"};

  private Lab lab;
  private Origin origin;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, HOST);
    origin = lab.origin(HOST);
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
  }

  static Stream<Arguments> unoffered() {
    return Stream.of(
        Arguments.of(
            "protocols: {only: [TLSv1.2]}, ciphers: {add: [TLS_AES_128_GCM_SHA256]}",
            "cannot offer cipher suite TLS_AES_128_GCM_SHA256: ",
            "TLSv1.3"),
        Arguments.of(
            "protocols: {only: [TLSv1.3]}, ciphers: {add: [AES128-GCM-SHA256]}",
            "cannot offer cipher suite TLS_RSA_WITH_AES_128_GCM_SHA256: ",
            "TLSv1.2"),
        Arguments.of(
            "protocols: {only: [TLSv1.3]}, ciphers: {add: [ECDHE-RSA-AES128-SHA]}",
            "cannot offer cipher suite TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA: ",
            "TLSv1.2"));
  }

  @ParameterizedTest
  @MethodSource("unoffered")
  void suite_forNoVersionOffered_isSaidOnceWithTheReason(String rule, String what, String reason)
      throws IOException {
    var child = start("match: {host: \"*\"}, " + rule);
    assertThat(child.errorOutput()).doesNotContain("cannot offer");
    for (var client : CLIENTS) {
      assertThat(child.ask(client, url(HOST))).isEqualTo("answered 200 GET");
    }
    assertThat(child.errorOutput().lines().filter(line -> line.contains("cannot offer")))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("'rule-1' " + what).contains(reason));
  }

  static Stream<String> rulesThatLeaveNothing() {
    return Stream.of(
        "protocols: {remove: [TLSv1.2, TLSv1.3]}",
        "protocols: {remove: [TLSv1, TLSv1.1, TLSv1.2, TLSv1.3]}");
  }

  @ParameterizedTest
  @MethodSource("rulesThatLeaveNothing")
  void rule_leavingNothingToOffer_refusesTheConnectionByName(String rule) throws IOException {
    var child = start("match: {host: \"*\"}, " + rule);
    var softly = new SoftAssertions();
    for (var client : CLIENTS) {
      softly
          .assertThat(child.ask(client, url(HOST)))
          .as(client)
          .startsWith("refused javax.net.ssl.SSL")
          .contains("rule 'rule-1'");
    }
    softly.assertThat(origin.arrivals()).isEmpty();
    softly.assertAll();
  }

  private Conversation start(String... rules) throws IOException {
    return lab.start(lab.child().agent(lab.rules(rules).toString()));
  }

  private String url(String host) {
    return "https://" + host + ":" + origin.port() + "/";
  }
}
