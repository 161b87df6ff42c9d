package dev.redial.demo;

import dev.redial.demo.Options.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The Java that runs the demo's clients. They are compiled for Java 17, unlike the agent. */
final class JavaHome {
  private static final int OLDEST = 17;
  private static final int EIGHT = 8;

  private JavaHome() {}

  /** That of {@code --jdk}. */
  static Path of(String value) throws UsageException {
    var home = Path.of(value).toAbsolutePath();
    int feature = feature(home);
    if (feature < OLDEST) {
      throw new UsageException(
          "--jdk: "
              + home
              + " is Java "
              + feature
              + "; the agent runs on it, the demo's own clients need Java "
              + OLDEST
              + " or later");
    }
    return home;
  }

  /** The oldest that will do where the installation does not say what it is. */
  private static int feature(Path home) {
    if (Files.exists(home.resolve("jre/bin/java"))) {
      return EIGHT;
    }
    var properties = new Properties();
    try (var release = Files.newInputStream(home.resolve("release"))) {
      properties.load(release);
    } catch (IOException e) {
      return OLDEST;
    }
    var version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    return version.isEmpty() ? OLDEST : Runtime.Version.parse(version).feature();
  }
}
