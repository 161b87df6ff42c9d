package dev.redial.it.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Nginx;
import dev.redial.testing.Origin;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that nginx serves. */
@Tag("extended")
class RealRulesServerIT {
  private static final String NOT_MODIFIED = "- rules.test HTTP/1.1 304";
  private static final String WHOLE = "- rules.test HTTP/1.1 200";

  private int versions;

  /** Without ETag it has Last-Modified alone. */
  @ParameterizedTest
  @ValueSource(strings = {"etag on", "etag off"})
  void version_new_isTakenUp_andTheSameIsNotSentAgain(String directive, @TempDir Path folder)
      throws IOException {
    assumeTrue(Nginx.isPresent(), "nginx is not installed");
    try (var lab = new Lab(folder, "own.test", "rules.test");
        var nginx = Nginx.serving(Files.createDirectory(folder.resolve("nginx")), directive)) {
      var origin = lab.origin("own.test");
      var file = folder.resolve("nginx/files/live.yaml");
      publish(file, "one.test");
      var child = lab.start(lab.child().agent("http://rules.test:" + nginx.port() + "/live.yaml"));
      checkServerName(child, origin, "one.test");
      Waiting.until("nothing new", () -> accessLog(nginx).contains(NOT_MODIFIED));
      assertThat(accessLog(nginx)).containsOnlyOnce(WHOLE);

      publish(file, "two.test");
      Waiting.until("the new", () -> child.errorOutput().contains(", by change of http://rules."));

      checkServerName(child, origin, "two.test");
      Files.delete(file);
      Waiting.until("none", () -> child.errorOutput().contains("the server answers 404"));
      checkServerName(child, origin, "two.test");
    }
  }

  /** As deployments do: whole, and with a time that tells it from the one before. */
  private void publish(Path file, String name) throws IOException {
    var fresh =
        Files.writeString(
            file.resolveSibling("fresh"),
            "version: 1\nrules:\n  - {name: live, match: {host: own.test}, sni: "
                + name
                + ", verify-name: own.test}\n");
    versions++;
    Files.setLastModifiedTime(
        fresh, FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(versions)));
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<String> accessLog(Nginx nginx) {
    try {
      return nginx.accessLog();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void checkServerName(Conversation child, Origin origin, String expected) {
    origin.forget();
    assertThat(child.ask("socket-shared", "https://own.test:" + origin.port() + "/"))
        .startsWith("answered");
    assertThat(origin.arrival().hello().serverName()).isEqualTo(expected);
  }
}
