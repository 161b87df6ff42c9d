package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that were in use before the agent came. */
@Tag("slow")
class AttachedIT {
  private static final String ANSWERED = "answered (200 (GET|POST)|101 hello)";
  private static final String RULES =
      "version: 1\nrules: [{name: live, match: {host: host.test}, virtual-host: one.test}]\n";

  @TempDir private Path folder;

  static Stream<Release> clients() {
    return Release.tried();
  }

  static Stream<Arguments> pools() {
    return RetireIT.pools();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void attach_toClientsThatHaveCalled_holdsForTheirNextCall(Release release) throws Exception {
    try (var lab = new Lab(folder, "host.test")) {
      var child = start(lab, release);
      try (var origin = lab.origin("host.test", "one.test")) {
        var url = "https://host.test:" + origin.port() + "/";
        for (var way : release.ways()) {
          origin.forget();
          assertThat(child.ask(way, url)).as(way).matches(ANSWERED);
          assertThat(origin.arrival().hello().serverName())
              .as(way)
              .isEqualTo(release.sendsServerName() ? "host.test" : null);
        }
        attach(child);
        for (var way : release.ways()) {
          origin.forget();
          assertThat(child.ask(way, url)).as(way).matches(ANSWERED);
          var arrival = origin.arrivals().get(origin.arrivals().size() - 1);
          assertThat(arrival.hello().serverName()).as(way).isEqualTo("one.test");
          assertThat(arrival.requests()).isNotEmpty();
          assertThat(arrival.requests())
              .allSatisfy(request -> assertThat(request.authorities()).containsExactly("one.test"));
        }
      }
      assertThat(child.errorOutput()).doesNotContain("did not take");
    }
  }

  /** The client calls a host, then a server that attaches the agent, and then the host again. */
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pools")
  void attach_toAPoolWithAConnection_holdsForTheNextRequest(Release release, String way)
      throws Exception {
    try (var lab = new Lab(folder, "host.test", "attach.test")) {
      var origin = lab.origin("host.test", "one.test");
      var child = new AtomicReference<Conversation>();
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            attach(child.get());
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
          });
      server.start();
      child.set(start(lab, release));

      var url = "https://host.test:" + origin.port() + "/";
      var attach = "http://attach.test:" + server.getAddress().getPort() + "/";
      var answer = child.get().ask(way, url, url, attach, url, url);
      server.stop(0);

      assertThat(answer).startsWith("answered 200 ");
      assertThat(origin.arrivals())
          .extracting(arrival -> arrival.hello().serverName())
          .containsExactly("host.test", "one.test");
      assertThat(child.get().errorOutput()).doesNotContain("failed").doesNotContain("did not take");
    }
  }

  private Conversation start(Lab lab, Release release) throws IOException {
    var program = lab.child(MatrixClients.class);
    Compilation.of(release, Files.createDirectory(folder.resolve("classes")))
        .forEach(program::classPath);
    return lab.start(program, release.mainClass());
  }

  private void attach(Conversation child) throws IOException {
    var rules = Files.writeString(folder.resolve("live.yaml"), RULES);
    try {
      var attached = ChildJvm.runningAgentJar(folder).run("attach", child.pid(), rules.toString());
      assertThat(attached.exitCode()).as(attached.error()).isZero();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
