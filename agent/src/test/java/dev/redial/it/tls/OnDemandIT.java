package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Crowd;
import dev.redial.clients.JavaNetHttp;
import dev.redial.testing.AskingServer;
import dev.redial.testing.AskingServer.Manner;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ClientHello;
import dev.redial.testing.Conversation;
import dev.redial.testing.Identity;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that are woven once a rule needs them, when the application uses them already. */
class OnDemandIT {
  private static final int SECP384R1 = 0x18;
  private static final int RSA_SUITE = 0x2f;
  private static final int THREADS = 16;

  /** What the JVM loads first differs from one start to the next. */
  private static final int STARTS = 3;

  private static final List<String> TYPES =
      List.of(
          "SupportedGroupsExtension$CHSupportedGroupsProducer",
          "SSLAlgorithmConstraints",
          "CertificateRequest$T12CertificateRequestConsumer");

  private static final String GROUPS = "match: {host: group.test}, groups: {only: [secp384r1]}";
  private static final String SUITES =
      "match: {host: offer.test}, ciphers: {add: [TLS_RSA_WITH_AES_128_CBC_SHA]}";
  private static final String CERTIFICATE =
      "match: {host: client.test}, client-certificate: {store: client.p12, password: "
          + Identity.PASSWORD
          + "}";

  private final List<String> clients = JavaNetHttp.among("socket-explicit", "url", "http-2");

  @TempDir Path folder;
  private Lab lab;
  private Origin origin;
  private AskingServer asking;

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder, "group.test", "offer.test", "client.test", "head.test");
    lab.issue("client").writeStore(folder.resolve("client.p12"));
    origin = lab.origin("group.test", "offer.test", "client.test", "head.test");
    asking = new AskingServer(lab.issue("client.test"), Manner.DEMANDS, "TLSv1.2");
  }

  @AfterEach
  void stop() throws IOException {
    asking.close();
    lab.close();
  }

  @Test
  void rules_readWhileTheirTypesAreInUse_holdForTheNextConnection() throws Exception {
    var rules = lab.rules("match: {host: head.test}, virtual-host: head.test");
    var child = lab.start(lab.child().agent(rules.toString()));
    for (var client : clients) {
      assertThat(ask(child, client, "head.test", origin.port())).startsWith("answered");
      assertThat(ask(child, client, "client.test", asking.port())).doesNotStartWith("answered");
      assertThat(hello(child, client, "group.test").groups()).isNotEqualTo(List.of(SECP384R1));
      assertThat(hello(child, client, "offer.test").cipherSuites()).doesNotContain(RSA_SUITE);
    }
    assertThat(status(child)).doesNotContain(TYPES);

    Files.copy(lab.rules(GROUPS, SUITES, CERTIFICATE), rules, StandardCopyOption.REPLACE_EXISTING);
    Waiting.until("the change", () -> child.errorOutput().contains(", by change of "));

    for (var client : clients) {
      assertThat(hello(child, client, "group.test").groups()).isEqualTo(List.of(SECP384R1));
      assertThat(hello(child, client, "offer.test").cipherSuites()).contains(RSA_SUITE);
      assertThat(ask(child, client, "client.test", asking.port())).startsWith("answered");
    }
    assertThat(status(child)).contains(TYPES);
  }

  /** Each waits until the types are woven, whoever has begun with it. */
  @Test
  void firstConnections_ofManyThreadsAtOnce_allGoOutAsRuled() throws IOException {
    var rules = lab.rules(GROUPS, SUITES);
    for (int i = 0; i < STARTS; i++) {
      lab.forget();
      var child = lab.start(lab.child(Crowd.class).agent(rules.toString()));
      var answers =
          child.ask(
              THREADS + " " + THREADS,
              "socket-explicit",
              "https://group.test:" + origin.port() + "/",
              "https://offer.test:" + origin.port() + "/");

      assertThat(answers).as(child.errorOutput()).endsWith("=" + THREADS + "}");
      assertThat(origin.arrivals()).hasSize(THREADS);
      for (var arrival : origin.arrivals()) {
        var hello = arrival.hello();
        if (hello.serverName().equals("group.test")) {
          assertThat(hello.groups()).isEqualTo(List.of(SECP384R1));
        } else {
          assertThat(hello.cipherSuites()).contains(RSA_SUITE);
        }
      }
    }
  }

  private ClientHello hello(Conversation child, String client, String host) {
    origin.forget();
    assertThat(ask(child, client, host, origin.port())).startsWith("answered");
    return origin.arrival().hello();
  }

  private static String ask(Conversation child, String client, String host, int port) {
    return child.ask(client, "https://" + host + ":" + port + "/");
  }

  private String status(Conversation child) throws Exception {
    return ChildJvm.runningAgentJar(folder).run("status", child.pid(), "--json").out();
  }
}
