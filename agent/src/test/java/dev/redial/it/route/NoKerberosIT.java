package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.testing.AskingProxy;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java that was made without the modules of Kerberos. */
@Tag("extended")
class NoKerberosIT {
  private static final String LACK = "this JVM lacks Kerberos for 'auth: negotiate' (";

  private static final String RULES =
      """
      version: 1
      proxies:
        ticket: {url: "http://127.0.0.1:PORT", auth: negotiate}
        both: {url: "http://127.0.0.1:PORT", username: me, password: geheim, auth: [negotiate, digest]}
      rules:
        - {name: ticket, match: {host: ticket.test}, proxy: ticket, connect-to: a.test}
        - {name: both, match: {host: both.test}, proxy: both, connect-to: a.test}
      """;

  private static final String MODULES =
      "java.instrument,java.net.http,java.management,jdk.crypto.ec";

  @TempDir private Path folder;

  @Test
  void rule_thatNeedsIt_isRefusedByName_andOthersGoOn() throws Exception {
    ChildJvm.assumeJava(9, "Java 8 has no modules to leave out");
    try (var lab = new Lab(folder, "free.test");
        var server = new LineServer();
        var proxy = new AskingProxy(null, List.of("Negotiate", "MD5"), true, 1)) {
      var rules = lab.file("rules.yaml", RULES.replace("PORT", "" + proxy.port())).toString();
      var checked = limited(ChildJvm.runningAgentJar(folder)).run("check", rules);
      assertThat(checked.exitCode()).isEqualTo(1);
      assertThat(checked.out())
          .contains("rule 'ticket': " + LACK + "com.sun.security.auth.module.Krb5LoginModule:")
          .contains("org.ietf.jgss.GSSManager: there is no such class", "are refused")
          .doesNotContain("rule 'both'");

      var child = lab.start(limited(lab.child()).agent(rules));
      assertThat(child.ask("line", "tcp://ticket.test:" + server.port()))
          .startsWith("failed ")
          .contains(LACK);
      assertThat(child.errorOutput()).contains("ERROR rule 'ticket' ", LACK);
      assertThat(proxy.connections()).isZero();
      for (var host : List.of("both.test", "free.test")) {
        assertThat(child.ask("line", "tcp://" + host + ":" + server.port()))
            .as(host)
            .startsWith("answered 220 ready, hello, ");
      }
      assertThat(ChildJvm.runningAgentJar(folder).run("status", child.pid()).out())
          .contains("this JVM lacks Kerberos for 'auth: negotiate'");
    }
  }

  private static ChildJvm limited(ChildJvm child) {
    return child.option("--limit-modules=" + MODULES);
  }

  @Test
  void image_withoutIt_isToldSo_byTheJavaOfAnother() throws Exception {
    ChildJvm.assumeJava(17, "check --jdk is for Java 17 and later");
    var image = folder.resolve("image").toString();
    ChildJvm.tool("jlink", folder, "--add-modules", MODULES, "--output", image);
    assumeTrue(Files.exists(Path.of(image, "release")), "this JDK has no jlink");
    var rules = Files.writeString(folder.resolve("rules.yaml"), RULES.replace("PORT", "1"));
    var told = ChildJvm.runningAgentJar(folder).run("check", "--jdk", image, rules.toString());
    assertThat(told.exitCode()).isEqualTo(1);
    assertThat(told.out()).contains("  LACKS  Kerberos for 'auth: negotiate'\n", LACK);
  }
}
