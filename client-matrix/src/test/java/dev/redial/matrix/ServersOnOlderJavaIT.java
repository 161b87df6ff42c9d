package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.OlderPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Application servers of that age, and a client in the web application that each runs. */
@Tag("slow")
class ServersOnOlderJavaIT {
  private static final List<String> HTTP_1 = List.of("http-1");
  private static final List<String> HTTP_1_AND_2 = List.of("http-1", "http-2");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "8, TomcatHost, tomcat-8.5.100, OkHttp, okhttp-4.12.0",
    "11, TomcatHost, tomcat-8.5.100, OkHttp, okhttp-4.12.0",
    "8, ModulesHost, jboss-modules-1.12.2, OkHttp, okhttp-4.12.0",
    "11, ModulesHost, jboss-modules-1.12.2, OkHttp, okhttp-4.12.0",
    "8, JettyHost, jetty-server-9.4.58, AwsSdk1, aws-sdk-1.12.797",
    "11, JettyHost, jetty-server-9.4.58, AwsSdk1, aws-sdk-1.12.797"
  })
  void virtualHost_inAWebApplication_refusedBefore_isAnsweredAfter(
      int java, String host, String hostRelease, String program, String programRelease)
      throws Exception {
    var server = Release.oneOf(host, hostRelease).onOlder(java);
    var client = Release.oneOf(program, programRelease).onOlder(java);
    var application = application(client);
    var classPath = Compilation.of(server, Files.createDirectory(folder.resolve("host")));
    try (var lab = new Lab(folder, "virtual.test", "free.test");
        var origin = lab.origin("tenant.test");
        var wrong = lab.origin("virtual.test");
        var other = lab.origin("free.test")) {
      var rules = lab.rules("match: {host: virtual.test}, virtual-host: tenant.test");
      var plain = start(lab, child(lab, server, classPath), application, client);
      var ruled =
          start(lab, child(lab, server, classPath).agent(rules.toString()), application, client);
      for (var way : program.equals("OkHttp") ? HTTP_1_AND_2 : HTTP_1) {
        lab.forget();
        var url = "https://virtual.test:" + origin.port() + "/";
        assertThat(plain.ask(way, url)).startsWith("refused ");
        assertThat(ruled.ask(way, url)).isEqualTo("answered 200 GET");
        var arrivals = origin.arrivals();
        var arrival = arrivals.get(arrivals.size() - 1);
        assertThat(arrival.hello().serverName()).isEqualTo("tenant.test");
        assertThat(arrival.requests().get(0).authorities()).containsExactly("tenant.test");
        assertThat(ruled.ask(way, "https://virtual.test:" + wrong.port() + "/"))
            .startsWith("refused ");
        assertThat(ruled.ask(way, "https://free.test:" + other.port() + "/"))
            .isEqualTo("answered 200 GET");
        assertThat(other.arrival().requests().get(0).authorities())
            .containsExactly("free.test:" + other.port());
      }
      assertThat(ruled.errorOutput()).doesNotContain("did not take", "NoClassDef");
    }
  }

  private static ChildJvm child(Lab lab, Release server, List<Path> classPath) throws IOException {
    var child = lab.prepared(ChildJvm.running(server.mainClass(), lab.folder()));
    classPath.forEach(child::classPath);
    return child.javaHome(server.home());
  }

  private Conversation start(Lab lab, ChildJvm child, Path application, Release client)
      throws IOException {
    var own = Files.createTempDirectory(folder, "server");
    return lab.start(child, application.toString(), own.toString(), client.mainClass());
  }

  /** A folder as a server has it that has unpacked an application. */
  private Path application(Release client) throws IOException {
    var application = folder.resolve("application");
    var classes = Files.createDirectories(application.resolve("WEB-INF/classes"));
    var libraries = Files.createDirectories(application.resolve("WEB-INF/lib"));
    for (var entry : Compilation.of(client, Files.createDirectory(folder.resolve("client")))) {
      if (Files.isDirectory(entry)) {
        ContainersIT.copyClasses(entry, classes);
      } else {
        Files.copy(entry, libraries.resolve(entry.getFileName()));
      }
    }
    ContainersIT.copyClasses(OlderPrograms.FOLDER, classes);
    return application;
  }
}
