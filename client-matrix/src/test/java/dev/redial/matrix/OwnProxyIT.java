package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients that their application has given a proxy in code: it stays, unless a rule gives the way.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.redial.matrix.Release#withOwnProxy")
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class OwnProxyIT {
  @Parameter Release release;

  private Lab lab;
  private Origin origin;
  private ScriptedProxy own;
  private ScriptedProxy other;
  private Conversation free;
  private Conversation ruled;

  @BeforeParameterizedClassInvocation
  void open(Release release, @TempDir Path folder) throws IOException {
    lab = new Lab(folder, "direct.test", "free.test");
    origin = lab.origin("direct.test", "proxied.test", "free.test", "pinned.test");
    own = new ScriptedProxy(null, null);
    other = new ScriptedProxy(null, null);
    var rules =
        lab.rules(
            "match: {host: direct.test}, proxy: direct",
            "match: {host: named.test, port: " + origin.port() + "}, sni: pinned.test",
            "match: {host: proxied.test}, proxy: \"http://127.0.0.1:" + other.port() + "\"");
    var child = lab.child(MatrixClients.class).property("own.proxy", own.port());
    Compilation.of(release, Files.createDirectory(folder.resolve("classes")))
        .forEach(child::classPath);
    free = lab.start(child, release.mainClass());
    ruled = lab.start(child.agent(rules.toString()), release.mainClass());
  }

  @AfterParameterizedClassInvocation
  void close() throws IOException {
    lab.close();
    own.close();
    other.close();
  }

  @ParameterizedTest
  @CsvSource({
    "direct.test, direct.test, 0, 0",
    "proxied.test, proxied.test, 0, 1",
    "named.test, pinned.test, 1, 0",
    "free.test, free.test, 1, 0"
  })
  void proxyOfTheApplication_isLeftWhereARuleGivesTheWay(
      String host, String serverName, int throughOwn, int throughOther) {
    ask(free, host);
    assertThat(own.connections()).isPositive();

    assertThat(ask(ruled, host)).isEqualTo("answered 200 GET");
    assertThat(own.connections()).isEqualTo(throughOwn);
    assertThat(other.connections()).isEqualTo(throughOther);
    assertThat(origin.arrival().hello().serverName()).isEqualTo(serverName);
  }

  private String ask(Conversation child, String host) {
    origin.forget();
    own.forget();
    other.forget();
    return child.ask("own-proxy", "https://" + host + ":" + origin.port() + "/");
  }
}
