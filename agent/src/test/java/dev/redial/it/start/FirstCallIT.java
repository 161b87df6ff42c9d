package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.redial.clients.Probes;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a JVM loads in its first HTTPS call. Each class costs time that the application waits for,
 * and what the JVM links while it runs costs most.
 */
class FirstCallIT {
  /** Of the agent, its libraries included; a change that needs more says why. */
  private static final int MOST_CLASSES = 428;

  /** Of the JDK, woven for that call; a change that weaves more says why. */
  private static final int MOST_WOVEN = 34;

  private static final Pattern WOVEN = Pattern.compile("instrumented: (\\d+) types");
  private static final int LOGS_IN_FILES = 11;

  @ParameterizedTest
  @CsvSource({
    "url, other.test",
    "url, tls.test",
    "http-1, other.test",
    "http-1, tls.test",
  })
  void firstCall_loadsFewClasses_andLinksNoLambdaOrRecord(
      String client, String host, @TempDir Path folder) throws Exception {
    assumeThat(ChildJvm.feature()).isGreaterThanOrEqualTo(LOGS_IN_FILES);
    try (var lab = new Lab(folder, "tls.test", "other.test")) {
      var origin = lab.origin("tls.test", "other.test");
      var rules = lab.rules("match: {host: tls.test}, headers: {set: {X-Tenant: one}}");
      var log = folder.resolve("classes.log");

      var jvm = lab.child(Probes.class).option("-Xlog:class+load:file=" + log);
      try (var child = jvm.agent(rules.toString()).start()) {
        var answer = child.ask(client, "https://" + host + ":" + origin.port() + "/");
        assertThat(answer).as(child.errorOutput()).startsWith("answered");
      }

      var lines = Files.readAllLines(log);
      checkLoaded(lines);
      if (client.equals("url")) {
        // java.net.http of Java 27 has records of its own that link it
        assertThat(lines).noneMatch(line -> line.contains("java.lang.runtime.ObjectMethods"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "http-1"})
  void firstCall_weavesFewTypes(String client, @TempDir Path folder) throws Exception {
    try (var lab = new Lab(folder, "tls.test")) {
      var origin = lab.origin("tls.test");
      var rules = lab.rules("match: {host: tls.test}, headers: {set: {X-Tenant: one}}");
      try (var child = lab.child(Probes.class).agent(rules.toString()).start()) {
        var answer = child.ask(client, "https://tls.test:" + origin.port() + "/");
        assertThat(answer).as(child.errorOutput()).startsWith("answered");
        assertThat(woven(child, folder)).isBetween(10, MOST_WOVEN);
      }
    }
  }

  private static int woven(Conversation child, Path folder) throws Exception {
    var status = ChildJvm.runningAgentJar(folder).run("status", child.pid()).out();
    var found = WOVEN.matcher(status);
    assertThat(found.find()).as(status).isTrue();
    return Integer.parseInt(found.group(1));
  }

  private static void checkLoaded(List<String> lines) {
    assertThat(lines).noneMatch(line -> line.contains("Runtime$Version$$Lambda"));
    assertThat(lines.stream().filter(FirstCallIT::isOfAgent))
        .hasSizeBetween(100, MOST_CLASSES)
        .noneMatch(line -> line.contains("Lambda"));
  }

  private static boolean isOfAgent(String line) {
    return line.contains(" dev.redial.")
        && !line.contains(" dev.redial.clients.")
        && !line.contains(" dev.redial.testing.")
        // what Java 11 has in place of newer calls
        && !line.contains(" dev.redial.older.");
  }
}
