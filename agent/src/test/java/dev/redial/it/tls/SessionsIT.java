package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.Clients;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Nginx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which connections resume a session, as nginx itself reports it.
 *
 * <p>Every certificate here is valid for every name, and ruled and free connections ask for the
 * same server name on the same port. So nothing except the client's own bookkeeping keeps them
 * apart. The clients share the JVM's default context; each has names of its own.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("extended")
class SessionsIT {
  private static final String[] VERSIONS = {"TLSv1.2", "TLSv1.3"};
  private static final String[] ROLES = {"one", "two", "pinned", "free"};

  private final Map<String, Nginx> servers = new HashMap<>();
  private Lab lab;
  private Conversation plain;
  private Conversation ruled;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    assumeTrue(Nginx.isPresent(), "nginx is not installed");
    var hosts = new ArrayList<String>();
    var rules = new ArrayList<String>();
    for (var test : List.of("ruled-first", "free-first", "alike")) {
      for (var client : Clients.SHARED) {
        for (var role : ROLES) {
          hosts.add(host(test, client, role));
        }
        var pinned = ", virtual-host: " + host(test, client, "pinned");
        rules.add("match: {host: " + host(test, client, "one") + "}" + pinned);
        rules.add("match: {host: " + host(test, client, "two") + "}" + pinned);
      }
    }
    lab = new Lab(folder, hosts.toArray(String[]::new));
    var identity = lab.issue(hosts.toArray(String[]::new));
    for (var version : VERSIONS) {
      servers.put(
          version,
          Nginx.reporting(
              folder,
              identity,
              "ssl_protocols " + version,
              "ssl_session_cache shared:sessions:1m",
              "keepalive_timeout 0"));
    }
    plain = lab.start(lab.child());
    ruled = lab.start(lab.child().agent(lab.rules(rules.toArray(String[]::new)).toString()));
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
    servers.values().forEach(Nginx::close);
  }

  static Stream<Arguments> versionsAndClients() {
    return Stream.of(VERSIONS)
        .flatMap(version -> Clients.SHARED.stream().map(client -> Arguments.of(version, client)));
  }

  @ParameterizedTest
  @MethodSource("versionsAndClients")
  void session_madeUnderARule_isResumedUnderThatRuleOnly(String version, String client) {
    assertThat(resumes(ruled, "ruled-first", version, client, "one")).isFalse();
    assertThat(resumes(ruled, "ruled-first", version, client, "pinned")).as("no rule").isFalse();
    assertThat(resumes(ruled, "ruled-first", version, client, "two")).as("other rule").isFalse();
    assertThat(resumes(ruled, "ruled-first", version, client, "pinned")).isTrue();
    assertThat(resumes(ruled, "ruled-first", version, client, "one")).isTrue();
    assertThat(resumes(ruled, "ruled-first", version, client, "two")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("versionsAndClients")
  void session_madeWithoutARule_isNotResumedUnderARule(String version, String client) {
    assertThat(resumes(ruled, "free-first", version, client, "pinned")).isFalse();
    assertThat(resumes(ruled, "free-first", version, client, "one")).isFalse();
    assertThat(resumes(ruled, "free-first", version, client, "pinned")).isTrue();
  }

  /** So no ticket is lost by the agent's own looking. */
  @ParameterizedTest
  @MethodSource("versionsAndClients")
  void session_ofManyConnections_isResumedAsOftenAsWithoutTheAgent(String version, String client) {
    var without = resumptions(plain, version, client, "free");
    assertThat(without).containsSequence(false, true, true);
    assertThat(resumptions(ruled, version, client, "free")).isEqualTo(without);
    assertThat(resumptions(ruled, version, client, "one")).isEqualTo(without);
  }

  private List<Boolean> resumptions(
      Conversation child, String version, String client, String role) {
    return Stream.generate(() -> resumes(child, "alike", version, client, role)).limit(8).toList();
  }

  private boolean resumes(
      Conversation child, String test, String version, String client, String role) {
    var port = servers.get(version).port();
    var answer = child.ask(client, "https://" + host(test, client, role) + ":" + port + "/");
    assertThat(answer).startsWith("answered 200 " + version + " ").matches(".* [r.]");
    return answer.endsWith(" r");
  }

  private static String host(String test, String client, String role) {
    return role + "." + client + "." + test + ".test";
  }
}
