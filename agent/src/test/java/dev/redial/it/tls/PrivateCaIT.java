package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.testing.Certificates;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example rules/private-ca.yaml, as it is, with a CA minted for the test. */
@TestInstance(Lifecycle.PER_CLASS)
class PrivateCaIT {
  private static final String HOST = "wiki.internal.example.test";
  private static final String OTHER = "mail.internal.example.test";
  private static final String UNMATCHED = "www.example.test";

  private Lab lab;
  private Origin origin;
  private Path rules;
  private Conversation plain;
  private Conversation ruled;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, HOST, OTHER, UNMATCHED);
    var company = new Certificates();
    company.writePem(folder.resolve("private-ca.pem"));
    var identity = company.issue(HOST, UNMATCHED);
    origin = lab.origin(hello -> identity);
    rules = Files.copy(Path.of("../rules/private-ca.yaml"), folder.resolve("private-ca.yaml"));
    plain = lab.start(lab.child());
    ruled = lab.start(lab.child().agent(rules.toString()));
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
  }

  static Stream<String> clients() {
    return Stream.of(Clients.SOCKETS, Clients.ENGINES, Clients.HTTPS).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void client_underTheRule_acceptsThePrivateCaForTheRightName(String client) {
    assertThat(ask(ruled, client, HOST)).startsWith("answered ");
    assertThat(ask(ruled, client, OTHER)).startsWith("refused ");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void client_withoutTheRule_refusesThePrivateCa(String client) {
    assertThat(ask(plain, client, HOST)).startsWith("refused ");
    assertThat(ask(ruled, client, UNMATCHED)).startsWith("refused ");
  }

  @Test
  void check_ofTheExample_findsNothingWrong() throws Exception {
    var finished = ChildJvm.runningAgentJar(lab.folder()).run("check", rules.toString());
    assertThat(finished.out()).isEqualTo(rules + ": 1 rule, 0 errors, 0 warnings\n");
    assertThat(finished.exitCode()).isZero();
  }

  private String ask(Conversation child, String client, String host) {
    return child.ask(client, "https://" + host + ":" + origin.port() + "/");
  }
}
