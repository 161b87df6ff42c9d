package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pekko and Akka render a request without its port, where that is the scheme's own. */
@Tag("slow")
class PekkoPortIT {
  static Stream<Release> releases() {
    return Release.tried().filter(release -> release.program().equals("Pekko"));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("releases")
  void rule_forThePortOfOneScheme_holdsForThatAlone(Release release, @TempDir Path folder)
      throws IOException {
    try (var lab = new Lab(folder, "port.test");
        var secure = lab.origin("port.test");
        var plain = lab.plainOrigin()) {
      var rules =
          lab.rules(
              "match: {host: port.test, port: 443}, host-header: secure.test, connect-to: "
                  + ("\"127.0.0.1:" + secure.port() + "\""),
              "match: {host: port.test, port: 80}, host-header: plain.test, connect-to: "
                  + ("\"127.0.0.1:" + plain.port() + "\""));
      var program = lab.child(MatrixClients.class).agent(rules.toString());
      Compilation.of(release, Files.createDirectory(folder.resolve("classes")))
          .forEach(program::classPath);
      var child = lab.start(program, release.mainClass());
      for (var way : List.of("http-1", "web-socket")) {
        lab.forget();
        assertThat(child.ask(way, "https://port.test/")).as(way).startsWith("answered ");
        assertThat(child.ask(way, "http://port.test/")).as(way).startsWith("answered ");
        assertThat(secure.arrival().requests().get(0).authorities()).containsExactly("secure.test");
        assertThat(plain.arrival().requests().get(0).authorities()).containsExactly("plain.test");
      }
    }
  }
}
