package dev.redial.testing;

import dev.redial.lower.Lowering;
import dev.redial.older.Lists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The children's programs, which are compiled as the tests are, for a JVM of Java 8 or 11: lowered
 * as the agent's own classes.
 */
final class OlderPrograms {
  private static final List<String> PROGRAMS = List.of("dev/redial/clients", "dev/redial/testing");
  private static final String BACKPORTS = "dev/redial/older";

  /** Where they are, made by the first test that needs them. */
  static final Path FOLDER = lower(ChildJvm.testClasses());

  private OlderPrograms() {}

  private static Path lower(Path classes) {
    try {
      var folder = Files.createDirectories(classes.resolveSibling("test-classes-8"));
      var files = new HashMap<String, byte[]>();
      for (var program : PROGRAMS) {
        read(classes, program, files);
      }
      readBackports(files);
      for (var file : Lowering.lower(files).entrySet()) {
        var target = folder.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The integration tests have the classes that are not tests in a jar, unit tests in a folder. */
  private static void readBackports(Map<String, byte[]> files) throws IOException {
    var source = Lists.class.getProtectionDomain().getCodeSource().getLocation();
    var classes = Path.of(source.getPath());
    if (Files.isDirectory(classes)) {
      read(classes, BACKPORTS, files);
      return;
    }
    try (var jar = FileSystems.newFileSystem(classes)) {
      read(jar.getPath(""), BACKPORTS, files);
    }
  }

  private static void read(Path root, String part, Map<String, byte[]> files) throws IOException {
    try (var all = Files.walk(root.resolve(part))) {
      for (var file : all.filter(one -> one.toString().endsWith(".class")).toList()) {
        files.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }
}
