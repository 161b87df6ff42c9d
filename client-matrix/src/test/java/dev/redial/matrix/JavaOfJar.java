package dev.redial.matrix;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The release of Java that a library was compiled for. */
final class JavaOfJar {
  private static final int CLASS_FILES_OF_JAVA_0 = 44;
  private static final int ENOUGH = 200;

  private JavaOfJar() {}

  /**
   * That of most of its classes: some jars have a few for newer releases, which these alone use.
   */
  static int of(Path file) {
    var versions = new ArrayList<Integer>();
    try (var jar = new JarFile(file.toFile())) {
      for (var entry : classes(jar)) {
        try (var in = new DataInputStream(jar.getInputStream(entry))) {
          in.skipNBytes(Integer.BYTES + Short.BYTES);
          versions.add(in.readUnsignedShort() - CLASS_FILES_OF_JAVA_0);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(versions);
    return versions.isEmpty() ? 0 : versions.get(versions.size() / 2);
  }

  private static List<JarEntry> classes(JarFile jar) {
    return jar.stream()
        .filter(entry -> entry.getName().endsWith(".class"))
        .filter(entry -> !entry.getName().startsWith("META-INF/"))
        .limit(ENOUGH)
        .toList();
  }
}
