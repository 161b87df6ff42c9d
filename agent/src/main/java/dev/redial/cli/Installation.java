package dev.redial.cli;

import dev.redial.rule.OldJdk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A JDK on this machine that need not run: its class files, and what it calls itself. */
final class Installation implements AutoCloseable {
  private static final int OLDEST = 17;

  private final FileSystem image;
  private final String version;

  private Installation(FileSystem image, String version) {
    this.image = image;
    this.version = version;
  }

  /**
   * Opens the one in a folder.
   *
   * @throws IOException if there is none, or one that this JVM cannot judge. The hooks of Java 8
   *     and 11 differ. The message is for people
   */
  static Installation open(Path home) throws IOException {
    var version = version(home);
    if (OldJdk.IS_HERE || feature(version, home) < OLDEST) {
      throw new IOException(
          home
              + " is Java "
              + version
              + (OldJdk.IS_HERE ? ", and this is Java " + Runtime.version() : "")
              + ": --jdk is for Java 17 and later on both sides; ask the other about itself, as"
              + " with "
              + home.resolve("bin/java")
              + " -jar redial-agent.jar check RULES");
    }
    var image =
        FileSystems.newFileSystem(
            URI.create("jrt:/"), Map.of("java.home", home.toAbsolutePath().toString()));
    return new Installation(image, version);
  }

  private static int feature(String version, Path home) throws IOException {
    try {
      return Runtime.Version.parse(version).feature();
    } catch (IllegalArgumentException e) {
      throw new IOException(home.resolve("release") + " names no JAVA_VERSION", e);
    }
  }

  private static String version(Path home) throws IOException {
    if (isJavaEight(home)) {
      return "8";
    }
    var release = home.resolve("release");
    if (!Files.exists(home.resolve("lib/modules")) || !Files.exists(release)) {
      throw new IOException(
          "there is no Java in " + home + "; give the folder that holds bin, lib and release");
    }
    var properties = new Properties();
    try (var in = Files.newInputStream(release)) {
      properties.load(in);
    }
    return properties.getProperty("JAVA_VERSION", "").replace("\"", "");
  }

  /** It has its classes in jars. */
  private static boolean isJavaEight(Path home) {
    return Files.exists(home.resolve("lib/rt.jar")) || Files.exists(home.resolve("jre/lib/rt.jar"));
  }

  /** What messages call it. */
  String release() {
    return "JDK " + version;
  }

  /** The class file of a type, or null. */
  byte @Nullable [] read(String type) throws IOException {
    var packageName = type.substring(0, type.lastIndexOf('.'));
    var modules = image.getPath("/packages", packageName);
    if (!Files.exists(modules)) {
      return null;
    }
    var file = type.replace('.', '/') + ".class";
    try (var links = Files.newDirectoryStream(modules)) {
      for (var link : links) {
        var at = image.getPath("/modules", link.getFileName().toString(), file);
        if (Files.exists(at)) {
          return Files.readAllBytes(at);
        }
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    image.close();
  }
}
