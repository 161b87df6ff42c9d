package dev.redial.testing;

import dev.redial.lower.Lowering;
import dev.redial.older.Lists;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  public static final Path FOLDER = lowerOwn();

  private OlderPrograms() {}

  private static Path lowerOwn() {
    try {
      var own = ChildJvm.testClasses();
      var folder = Files.createDirectories(own.resolveSibling("test-classes-8"));
      var files = new HashMap<String, byte[]>();
      for (var program : PROGRAMS) {
        files.putAll(Lowering.read(own, program));
      }
      files.putAll(Lowering.read(Path.of(location(Lists.class)), BACKPORTS));
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
      files.putAll(Lowering.read(from, ""));
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
}
