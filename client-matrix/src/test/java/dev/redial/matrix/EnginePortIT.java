package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
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

/** A client whose TLS engine is made without a port: rules with ports hold for it anyway. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.redial.matrix.Release#onGrizzly")
@TestInstance(Lifecycle.PER_CLASS)
class EnginePortIT {
  @Parameter Release release;

  private Lab lab;
  private Origin tenant;
  private Origin own;
  private Origin wrong;
  private Conversation ruled;

  @BeforeParameterizedClassInvocation
  void open(Release release, @TempDir Path folder) throws IOException {
    lab = new Lab(folder, "port.test");
    tenant = lab.origin("tenant.test");
    own = lab.origin("port.test");
    wrong = lab.origin("port.test");
    var ports = tenant.port() + ", " + wrong.port();
    var rules =
        lab.rules("match: {host: port.test, port: [" + ports + "]}, virtual-host: tenant.test");
    var child = lab.child(MatrixClients.class).agent(rules.toString());
    Compilation.of(release, Files.createDirectory(folder.resolve("classes")))
        .forEach(child::classPath);
    ruled = lab.start(child, release.mainClass());
  }

  @AfterParameterizedClassInvocation
  void close() throws IOException {
    lab.close();
  }

  @Test
  void ruleWithPort_isCarriedOutInTlsAndInTheHead() {
    assertThat(ask(tenant)).isEqualTo("answered 101 hello");
    var arrival = tenant.arrival();
    assertThat(arrival.hello().serverName()).isEqualTo("tenant.test");
    assertThat(arrival.requests().get(0).authorities()).containsExactly("tenant.test");
  }

  @Test
  void ruleWithPort_certificateForTheOwnNameOnly_isRefused() {
    assertThat(ask(wrong)).doesNotStartWith("answered");
    assertThat(wrong.arrival().hello().serverName()).isEqualTo("tenant.test");
  }

  @Test
  void anotherPort_isUntouched() {
    assertThat(ask(own)).isEqualTo("answered 101 hello");
    var arrival = own.arrival();
    assertThat(arrival.hello().serverName()).isEqualTo("port.test");
    assertThat(arrival.requests().get(0).authorities()).containsExactly("port.test:" + own.port());
  }

  private String ask(Origin origin) {
    return ruled.ask("web-socket", "https://port.test:" + origin.port() + "/");
  }
}
