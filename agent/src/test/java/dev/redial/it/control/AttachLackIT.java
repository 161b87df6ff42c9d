package dev.redial.it.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Probes;
import dev.redial.testing.AgentCopy;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ChildJvm.Finished;
import dev.redial.testing.Conversation;
import dev.redial.testing.DroppingAgent;
import dev.redial.testing.Lab;
import dev.redial.weave.DropInsertion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules for a running JVM that does not let all of them be carried out. */
@Tag("extended")
class AttachLackIT {
  private static final String START = "sun.security.ssl.TransportContext#0";
  private static final String HEADS = "jdk.internal.net.http.Http1Request#0";
  private static final String NOT_IN_FORCE = "redial: the rules are NOT in force: ";

  @TempDir Path folder;
  private Lab lab;
  private String rules;

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder, "names.test", "head.test");
    rules =
        lab.rules(
                "match: {host: names.test}, sni: front.test, verify-name: front.test",
                "match: {host: head.test}, host-header: moved.test")
            .toString();
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
  }

  @Test
  void attach_whereNoRuleCanBeInForce_saysSoAndFails_andSoDoReloadAndOn() throws Exception {
    var agent = DroppingAgent.write(folder.resolve("drop.jar"));
    var child = start(START);

    checkNotInForce(redial(agent, "attach", child.pid(), rules));

    checkNotInForce(redial(agent, "reload", child.pid()));
    checkNotInForce(redial(agent, "on", child.pid()));
    assertThat(redial(agent, "off", child.pid()).exitCode()).isZero();
    assertThat(child.errorOutput()).containsOnlyOnce("the rules are NOT in force: ");
  }

  @Test
  void attach_withoutABridge_saysSoAndFails() throws Exception {
    var broken =
        AgentCopy.write(
            folder.resolve("broken.jar"),
            classFiles -> classFiles.remove("java/lang/RedialBridge"));

    checkNotInForce(redial(broken, "attach", start("none").pid(), rules));
  }

  private static void checkNotInForce(Finished finished) {
    assertThat(finished.exitCode()).isEqualTo(1);
    assertThat(finished.error()).startsWith(NOT_IN_FORCE);
    assertThat(finished.out())
        .contains("NOT in force", "rule 'rule-1' (line ", ") NOT in force")
        .doesNotContain("enforces", "JAVA_TOOL_OPTIONS");
  }

  @Test
  void attach_whereOneRuleCannotBeCarriedOut_namesItAndFails_andTheOtherHolds() throws Exception {
    ChildJvm.assumeJava(9, "Java 8 has no java.net.http, and no rule lacks its heads");
    var agent = DroppingAgent.write(folder.resolve("drop.jar"));
    var child = start(HEADS);

    var attached = redial(agent, "attach", child.pid(), rules);

    assertThat(attached.exitCode()).isEqualTo(1);
    assertThat(attached.error())
        .startsWith("redial: rule 'rule-2': this JVM lacks heads of java.net.http (")
        .contains("connections that need it are refused")
        .doesNotContain("rule-1", "NOT in force");
    assertThat(attached.out())
        .contains("rule 'rule-1' (line ", "this JVM lacks heads of java.net.http; connections that")
        .doesNotContain("NOT in force");
    var observed = redial(agent, "attach", child.pid(), rules + ",mode=observe");
    assertThat(observed.exitCode()).as("observing refuses nothing").isZero();
  }

  @Test
  void attach_whereAllIsThere_succeeds() throws Exception {
    var agent = DroppingAgent.write(folder.resolve("drop.jar"));

    var attached = redial(agent, "attach", start("none").pid(), rules);

    assertThat(attached.error()).isEmpty();
    assertThat(attached.exitCode()).isZero();
    assertThat(attached.out()).contains("enforces", "JAVA_TOOL_OPTIONS");
  }

  private Conversation start(String dropped) throws IOException {
    var child = lab.start(lab.child(Probes.class).property(DropInsertion.PROPERTY, dropped));
    child.ask("line", "tcp://names.test:1");
    return child;
  }

  private Finished redial(Path jar, String... arguments) throws Exception {
    return ChildJvm.runningJar(folder, jar).run(arguments);
  }
}
