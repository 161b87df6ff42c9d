package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The woven classes pass the JVM's verifier, which by default spares the JDK's own classes. */
class BytecodeIT {
  @Tag("extended")
  @Test
  void wovenClasses_verified_carryRuledTraffic(@TempDir Path folder) throws IOException {
    try (var lab = new Lab(folder, "Own.Test", "own.test")) {
      var tls = lab.origin("pinned.test");
      var plain = lab.plainOrigin();
      var rules =
          lab.rules(
              "match: {host: own.test}, virtual-host: pinned.test, lowercase: true,"
                  + " headers: {set: {X-Redial: one}, remove: [User-Agent]}");
      var child =
          lab.start(
              lab.child()
                  .option("-XX:+UnlockDiagnosticVMOptions", "-XX:+BytecodeVerificationLocal")
                  .agent(rules.toString()));
      Stream.of(Clients.SOCKETS, Clients.ENGINES, Clients.LAX, Clients.HTTPS)
          .flatMap(List::stream)
          .forEach(client -> check(child.ask(client, "https://Own.Test:" + tls.port() + "/")));
      for (var client : Clients.HTTPS) {
        check(child.ask(client, "http://Own.Test:" + plain.port() + "/"));
      }
      assertThat(tls.arrivals())
          .allMatch(arrival -> "pinned.test".equals(arrival.hello().serverName()));
      assertThat(plain.arrivals())
          .flatMap(arrival -> arrival.requests())
          .allSatisfy(request -> assertThat(request.authorities()).containsExactly("pinned.test"));
      assertThat(child.errorOutput()).doesNotContain("did not take").doesNotContain("Error");
    }
  }

  private static void check(String answer) {
    assertThat(answer).matches("answered (200 GET|101 hello)");
  }
}
