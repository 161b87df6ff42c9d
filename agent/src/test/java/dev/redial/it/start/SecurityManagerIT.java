package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.Hello;
import dev.redial.clients.JavaNetHttp;
import dev.redial.clients.Watched;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ClosedPort;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.Origin;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules in applications with a SecurityManager, whose policy lets them connect to a few hosts and
 * do nothing else. Rules are carried out, and permit the application nothing that it may not do.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("extended")
class SecurityManagerIT {
  private static final int FIRST_WITHOUT = 24;
  private static final int SECP384R1 = 0x18;
  private static final String[] HOSTS = {
    "tls.test",
    "to.test",
    "tunnel.test",
    "free.test",
    "barred.test",
    "Upper.test",
    "upper.test",
    "group.test"
  };

  /** As the policy of Java 8 does; later ones grant it their own modules whatever a file says. */
  private static final String EXTENSIONS =
      "grant codeBase \"file:${{java.ext.dirs}}/*\" "
          + "{ permission java.security.AllPermission; };\n";

  private static final List<String> DIALS =
      List.of(
          "line",
          "channel-blocking",
          "channel-adaptor",
          "channel-selector",
          "channel-async-handler",
          "channel-async-future");

  /** Who sets it. */
  private enum Manager {
    COMMAND_LINE,
    MAIN,
    OWN
  }

  private final Map<Manager, Conversation> children = new EnumMap<>(Manager.class);
  private Path folder;
  private Lab lab;
  private Origin secure;
  private Origin plain;
  private LineServer server;
  private ClosedPort closed;
  private ClosedPort barred;
  private ScriptedProxy proxy;
  private String rules;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    assumeTrue(ChildJvm.feature() < FIRST_WITHOUT, "this JDK has no SecurityManager");
    this.folder = folder;
    lab = new Lab(folder, HOSTS);
    secure = lab.origin("edge.test", "group.test");
    plain = lab.plainOrigin();
    server = new LineServer();
    closed = new ClosedPort();
    barred = new ClosedPort();
    proxy = new ScriptedProxy(null, null);
    var to = "connect-to: \"127.0.0.1:" + server.port() + "\"";
    rules =
        lab.rules(
                "match: {host: tls.test}, virtual-host: edge.test",
                "match: {host: group.test}, groups: {only: [secp384r1]}",
                "match: {host: to.test}, " + to,
                "match: {host: tunnel.test}, proxy: \"http://127.0.0.1:" + proxy.port() + "\"",
                "match: {host: upper.test}, lowercase: true",
                "match: {host: barred.test}, " + to)
            .toString();
    for (var manager : Manager.values()) {
      children.put(manager, start(manager));
    }
  }

  private Conversation start(Manager manager) throws IOException {
    var child = lab.child(Watched.class).agent(rules);
    var application = application();
    switch (manager) {
      case COMMAND_LINE -> {
        return lab.start(watched(child, application + agent()));
      }
      case MAIN -> {
        return lab.start(policy(child, application), "main");
      }
      default -> {
        return lab.start(policy(child, application), "own");
      }
    }
  }

  @AfterAll
  void stop() throws IOException {
    if (lab != null) {
      lab.close();
      server.close();
      closed.close();
      barred.close();
      proxy.close();
    }
  }

  private ChildJvm watched(ChildJvm child, String policy) {
    return child.option("-Djava.security.manager").option(policyFile(policy));
  }

  private ChildJvm policy(ChildJvm child, String policy) throws IOException {
    // the default up to JDK 17; later ones have to be told
    var allow = ChildJvm.feature() <= 17 ? "-Dno.such=x" : "-Djava.security.manager=allow";
    return child.option(allow).option(policyFile(policy));
  }

  /** In place of the JDK's own policy. */
  private String policyFile(String policy) {
    return "-Djava.security.policy==" + lab.file("policy-" + policy.hashCode(), policy);
  }

  /** Which ports of which hosts, and what the test's own program does when it starts. */
  private String application() throws IOException {
    var policy = new StringBuilder("grant codeBase \"file:" + ChildJvm.programs() + "/-\" {\n");
    for (var host : HOSTS) {
      for (int port : List.of(secure.port(), plain.port(), closed.number(), server.port())) {
        if (!host.equals("barred.test") && port != server.port()) {
          policy.append("  permission java.net.SocketPermission \"" + host + ":" + port);
          policy.append("\", \"connect,resolve\";\n");
        }
      }
    }
    var own =
        """
          permission java.net.NetPermission "setCookieHandler";
          permission java.lang.RuntimePermission "setFactory";
          permission java.util.PropertyPermission "java.home", "read";
          permission java.util.PropertyPermission "java.version", "read";
          permission java.util.PropertyPermission "redial.child.java.home", "read";
          permission java.util.PropertyPermission "tls.provider", "read";
          permission java.util.PropertyPermission "javax.net.ssl.*", "read";
          permission java.io.FilePermission "FOLDER/-", "read";
          permission java.net.URLPermission "https://tls.test:*/-", "*:*";
        };
        """;
    return EXTENSIONS + policy + own.replace("FOLDER", folder.toString());
  }

  private static String agent() {
    var jar = System.getProperty("redial.agent.jar");
    return "grant codeBase \"file:" + jar + "\" { permission java.security.AllPermission; };\n";
  }

  static Stream<Arguments> managersAndDials() {
    return Stream.of(Manager.values())
        .flatMap(manager -> DIALS.stream().map(client -> Arguments.of(manager, client)));
  }

  @ParameterizedTest
  @EnumSource(Manager.class)
  void tlsAndHeads_areRuled(Manager manager) {
    for (var client :
        JavaNetHttp.among("socket-explicit", "engine-wrap", "url", "http-1", "http-2")) {
      lab.forget();
      assertThat(ask(manager, client, "https://tls.test:" + secure.port() + "/"))
          .startsWith("answered");
      assertThat(secure.arrivals().get(0).hello().serverName()).isEqualTo("edge.test");
    }
    assertThat(secure.arrivals().get(0).requests().get(0).authorities())
        .containsExactly("edge.test");
  }

  /** Of types that are woven on the application's thread. */
  @ParameterizedTest
  @EnumSource(Manager.class)
  void groups_areThoseOfTheRule(Manager manager) {
    for (var client : List.of("socket-explicit", "engine-wrap")) {
      lab.forget();
      assertThat(ask(manager, client, "https://group.test:" + secure.port() + "/"))
          .startsWith("answered");
      assertThat(secure.arrivals().get(0).hello().groups()).containsExactly(SECP384R1);
    }
  }

  @ParameterizedTest
  @MethodSource("managersAndDials")
  void dial_isLedToWhereTheRuleSays_thoughTheApplicationMayNotDialThat(
      Manager manager, String client) {
    assertThat(ask(manager, client, "tcp://to.test:" + closed.number())).startsWith("answered");
  }

  @ParameterizedTest
  @EnumSource(Manager.class)
  void dial_goesThroughTheProxyOfTheRule(Manager manager) {
    proxy.forget();
    assertThat(ask(manager, "line", "tcp://tunnel.test:" + closed.number())).contains("failed");
    assertThat(proxy.requests()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("managersAndDials")
  void endpoint_thatThePolicyDoesNotGrant_isRefusedToTheApplication_ruledOrNot(
      Manager manager, String client) {
    for (var host : List.of("barred.test", "free.test")) {
      var answer = ask(manager, client, "tcp://" + host + ":" + barred.number());
      if (manager != Manager.OWN) {
        assertThat(answer).contains("access denied (\"java.net.SocketPermission\"");
      } else {
        assertThat(answer.startsWith("answered")).as(answer).isEqualTo(host.equals("barred.test"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Manager.class)
  void connection_thatNoRuleIsFor_isUntouched(Manager manager) {
    lab.forget();
    assertThat(ask(manager, "url", "http://free.test:" + plain.port() + "/"))
        .startsWith("answered 200");
    assertThat(plain.arrivals().get(0).requests().get(0).authorities())
        .containsExactly("free.test:" + plain.port());
    assertThat(ask(manager, "url", "http://Upper.test:" + plain.port() + "/"))
        .startsWith("answered 200");
  }

  @ParameterizedTest
  @EnumSource(Manager.class)
  void commands_areCarriedOut_andNothingIsReported(Manager manager) throws Exception {
    var child = children.get(manager);
    var reloaded = ChildJvm.runningAgentJar(folder).run("reload", child.pid());
    assertThat(reloaded.exitCode()).as(reloaded.error()).isZero();
    assertThat(child.errorOutput())
        .doesNotContain("did not take", "NOT in force", "refused: java.security");
  }

  @Test
  void jar_thatThePolicyGrantsNothing_isSaidToBeSo_andStrictEndsTheJvm() throws Exception {
    var lenient = watched(ChildJvm.running(Hello.class, folder), application()).agent(rules);
    var ran = lenient.run("world");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).isEqualTo("hello world\n");
    assertThat(ran.error())
        .contains("not active", "let the policy grant the agent's jar java.security.AllPermission");

    var strict =
        watched(ChildJvm.running(Hello.class, folder), application())
            .agent("rules=" + rules + ",strict=true")
            .run("world");
    assertThat(strict.exitCode()).isEqualTo(1);
    assertThat(strict.out()).isEmpty();
    assertThat(strict.error()).contains("strict=true: the JVM does not start");
  }

  private String ask(Manager manager, String client, String target) {
    return children.get(manager).ask(client, target);
  }
}
