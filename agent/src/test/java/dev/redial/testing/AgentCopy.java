package dev.redial.testing;

import dev.redial.lower.Lowering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import net.bytebuddy.jar.asm.ClassReader;

/** The packaged agent with other inner classes, by their internal names. */
public final class AgentCopy {
  private static final String INNER = "dev/redial/classes";
  private static final String INNER_OLDER = "dev/redial/classes-8";

  /** Where it stands in a class file. */
  private static final int MAJOR_VERSION = 6;

  private AgentCopy() {}

  /** How the inner classes are to be changed. */
  @FunctionalInterface
  public interface Change {
    /** Changes the class files. */
    void to(Map<String, byte[]> classFiles) throws IOException;
  }

  /** Writes the copy. */
  public static Path write(Path file, Change change) throws IOException {
    try (var jar = new JarFile(System.getProperty("redial.agent.jar"));
        var copy = new JarOutputStream(Files.newOutputStream(file))) {
      for (var entries = jar.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        var content = jar.getInputStream(entry).readAllBytes();
        copy.putNextEntry(new JarEntry(entry.getName()));
        copy.write(
            switch (entry.getName()) {
              case INNER -> changed(content, change);
              case INNER_OLDER -> changed(content, files -> lowered(files, change));
              default -> content;
            });
        copy.closeEntry();
      }
    }
    return file;
  }

  private static void lowered(Map<String, byte[]> classFiles, Change change) throws IOException {
    change.to(classFiles);
    var newer = new TreeMap<String, byte[]>();
    classFiles.forEach(
        (name, file) -> {
          if (new ClassReader(file).readUnsignedShort(MAJOR_VERSION) > JavaEight.CLASS_FILE) {
            newer.put(name + ".class", file);
          }
        });
    Lowering.lower(newer).forEach((name, file) -> classFiles.put(name.replace(".class", ""), file));
  }

  private static byte[] changed(byte[] content, Change change) throws IOException {
    var classFiles = InnerEntry.of(content).classFiles();
    change.to(classFiles);
    return InnerEntry.holding(classFiles);
  }
}
