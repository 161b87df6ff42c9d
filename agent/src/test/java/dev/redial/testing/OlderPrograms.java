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
public final class OlderPrograms {
  private static final List<String> PROGRAMS = List.of("dev/redial/clients", "dev/redial/testing");
  private static final String BACKPORTS = "dev/redial/older";

  /** Those of the agent's tests, made by the first test that needs them. */
  static final Path FOLDER = lowerOwn();

  private OlderPrograms() {}

  private static Path lowerOwn() {
    try {
      var own = ChildJvm.testClasses();
      var folder = Files.createDirectories(own.resolveSibling("test-classes-8"));
      var files = new HashMap<String, byte[]>();
      for (var program : PROGRAMS) {
        read(own, program, files);
      }
      read(Path.of(location(Lists.class)), BACKPORTS, files);
      write(files, folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  /** Lowers what stands there too, into another folder. */
  public static void lower(List<Path> classes, Path folder) throws IOException {
    var files = new HashMap<String, byte[]>();
    for (var from : classes) {
      read(from, "", files);
    }
    write(files, folder);
  }

  private static void write(Map<String, byte[]> files, Path folder) throws IOException {
    for (var file : Lowering.lower(files).entrySet()) {
      var target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }

  /** From a folder or a jar: which of them it is depends on the build's phase. */
  private static void read(Path classes, String part, Map<String, byte[]> files)
      throws IOException {
    if (Files.isDirectory(classes)) {
      readTree(classes, part, files);
      return;
    }
    try (var jar = FileSystems.newFileSystem(classes)) {
      readTree(jar.getPath(""), part, files);
    }
  }

  private static void readTree(Path root, String part, Map<String, byte[]> files)
      throws IOException {
    try (var all = Files.walk(root.resolve(part))) {
      for (var file : all.filter(one -> one.toString().endsWith(".class")).toList()) {
        files.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }
}
