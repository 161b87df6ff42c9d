package dev.redial.demo;

import dev.redial.demo.Options.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/** The Java that runs the demo's clients, an older one with classes that are made for it. */
public final class JavaHome {
  private static final int COMPILED_FOR = 17;
  private static final int ELEVEN = 11;
  private static final int EIGHT = 8;

  /** The clients' classes for Java 8, which the build has packed. */
  private static final String OLDER_CLIENTS = "older-clients.jar";

  private JavaHome() {}

  /** That of {@code --jdk}. */
  static Path of(String value) throws UsageException {
    var home = Path.of(value).toAbsolutePath();
    int feature = feature(home);
    if (feature < COMPILED_FOR && feature != ELEVEN && feature != EIGHT) {
      throw new UsageException(
          "--jdk: " + home + " is Java " + feature + "; the agent runs on 8, 11, and 17 or later");
    }
    return home;
  }

  /** Its release: 8, 11, 17, ...; as this one's where the installation does not say. */
  public static int feature(Path home) {
    if (Files.exists(home.resolve("jre/bin/java"))) {
      return EIGHT;
    }
    var properties = new Properties();
    try (var release = Files.newInputStream(home.resolve("release"))) {
      properties.load(release);
    } catch (IOException e) {
      return Runtime.version().feature();
    }
    var version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    if (version.startsWith("1.")) {
      return EIGHT;
    }
    return version.isEmpty()
        ? Runtime.version().feature()
        : Runtime.Version.parse(version).feature();
  }

  /**
   * What it finds the clients on. Two JVMs may be started at a time.
   *
   * @param directory where files of this run may lie
   */
  static synchronized String classPath(Path home, Path directory) throws IOException {
    var own = System.getProperty("java.class.path");
    if (feature(home) >= COMPILED_FOR) {
      return own;
    }
    var older = directory.resolve(OLDER_CLIENTS);
    if (!Files.exists(older)) {
      try (var packed = JavaHome.class.getResourceAsStream(OLDER_CLIENTS)) {
        Files.copy(Objects.requireNonNull(packed, OLDER_CLIENTS), older);
      }
    }
    return older + File.pathSeparator + own;
  }
}
