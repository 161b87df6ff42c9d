package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A client that no rule keeps from the proxy of its application. All else that a rule says holds
 * behind that proxy, for the port of the URL.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("dev.redial.matrix.Release#keepingTheirProxy")
@TestInstance(Lifecycle.PER_CLASS)
class KeptProxyIT {
  @Parameter Release release;

  private Lab lab;
  private Origin tenant;
  private Origin wrong;
  private Origin free;
  private ScriptedProxy own;
  private Conversation ruled;

  @BeforeParameterizedClassInvocation
  void open(Release release, @TempDir Path folder) throws IOException {
    lab = new Lab(folder, "named.test", "direct.test");
    tenant = lab.origin("tenant.test");
    wrong = lab.origin("named.test");
    free = lab.origin("named.test", "direct.test");
    own = new ScriptedProxy(null, null);
    var rules =
        lab.rules(
            "match: {host: named.test, port: " + wrong.port() + "}, virtual-host: tenant.test",
            "match: {host: named.test, port: " + tenant.port() + "}, virtual-host: tenant.test",
            "match: {host: direct.test}, proxy: direct");
    var child =
        lab.child(MatrixClients.class).property("own.proxy", own.port()).agent(rules.toString());
    Compilation.of(release, Files.createDirectory(folder.resolve("classes")))
        .forEach(child::classPath);
    ruled = lab.start(child, release.mainClass());
  }

  @AfterParameterizedClassInvocation
  void close() throws IOException {
    lab.close();
    own.close();
  }

  @Test
  void ruleWithPort_isFoundBehindTheProxy() {
    assertThat(ask("named.test", tenant)).isEqualTo("answered 200 GET");
    assertThat(tenant.arrival().hello().serverName()).isEqualTo("tenant.test");
    assertThat(tenant.arrival().requests().get(0).authorities()).containsExactly("tenant.test");
  }

  @Test
  void ruleWithPort_certificateOfTheUrlsHost_isRefused_andToldByItsEndpoint() {
    assertThat(ask("named.test", wrong)).startsWith("refused ");
    assertThat(wrong.arrivals()).allSatisfy(one -> assertThat(one.requests()).isEmpty());
    assertThat(ruled.errorOutput()).contains("with named.test:" + wrong.port() + " failed");
  }

  @Test
  void anotherPort_isUntouched() {
    assertThat(ask("named.test", free)).isEqualTo("answered 200 GET");
    assertThat(free.arrival().hello().serverName()).isEqualTo("named.test");
  }

  @Test
  void proxyOfTheApplication_isKept() {
    assertThat(ask("direct.test", free)).isEqualTo("answered 200 GET");
    assertThat(own.connections()).isEqualTo(1);
  }

  private String ask(String host, Origin origin) {
    lab.forget();
    own.forget();
    return ruled.ask("own-proxy", "https://" + host + ":" + origin.port() + "/");
  }
}
