package dev.redial.it.start;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Loners;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.implementation.FixedValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent's classes and libraries and those of the application do not meet. */
@TestInstance(Lifecycle.PER_CLASS)
class IsolationIT {
  private static final String[] LIBRARIES = {
    "org.yaml.snakeyaml.LoaderOptions", "net.bytebuddy.jar.asm.ClassVisitor"
  };

  private Lab lab;
  private Origin origin;
  private Conversation child;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, "own.test");
    origin = lab.origin("pinned.test");
    var rules = lab.rules("match: {host: own.test}, virtual-host: pinned.test");
    var libraries = writeOwnLibraries(folder.resolve("libraries"));
    child = lab.start(lab.child(Loners.class).classPath(libraries).agent(rules.toString()));
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"socket-explicit", "engine-wrap", "url"})
  void client_inAnyClassLoader_isRuled(String client) {
    for (var way : new String[] {client, "alone " + client}) {
      lab.forget();
      assertThat(child.ask(way, "https://own.test:" + origin.port() + "/")).isEqualTo("200 GET");
      assertThat(origin.arrival().hello().serverName()).isEqualTo("pinned.test");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.redial.rule.Rule",
        "dev.redial.Startup",
        "dev.redial.report.Log",
        "dev.redial.lib.snakeyaml.LoaderOptions",
        "dev.redial.lib.asm.ClassVisitor",
        "org.yaml.snakeyaml.DumperOptions"
      })
  void agentClass_application_doesNotSeeIt(String name) {
    assertThat(child.ask("sees", name)).isEqualTo("no");
    assertThat(child.ask("alone sees", name)).isEqualTo("no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.yaml.snakeyaml.LoaderOptions", "net.bytebuddy.jar.asm.ClassVisitor"})
  void libraryClass_application_seesItsOwn(String name) {
    assertThat(child.ask("sees", name)).isEqualTo("yes the application's own");
  }

  /** Classes under the names of those that the agent is built on, and with nothing in them. */
  private static Path writeOwnLibraries(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var name : LIBRARIES) {
      new ByteBuddy(ClassFileVersion.JAVA_V8)
          .subclass(Object.class)
          .name(name)
          .method(named("toString"))
          .intercept(FixedValue.value("the application's own"))
          .make()
          .saveIn(folder.toFile());
    }
    return folder;
  }
}
