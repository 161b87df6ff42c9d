package dev.redial.lower;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Build step: makes class files for Java 8 of those for Java 17, for the JVMs of Java 8 and 11.
 *
 * <p>It is not done with JvmDowngrader, which would put its own library into the jar, nor with a
 * multi-release jar, which the agent's own loader does not read.
 */
public final class Lowering {
  /** The class files that need nothing of all this are left as they are. */
  static final int VERSION = Opcodes.V1_8;

  private Lowering() {}

  /** Arguments: the jar with all class files, and the one to be written. */
  public static void main(String[] arguments) throws IOException {
    var lowered = lower(read(Path.of(arguments[0])));
    try (var jar = new ZipOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
      for (var one : lowered.entrySet()) {
        jar.putNextEntry(new ZipEntry(one.getKey()));
        jar.write(one.getValue());
      }
    }
  }

  /** By their names, as {@code dev/redial/Startup.class}. */
  static Map<String, byte[]> read(Path file) throws IOException {
    var classes = new TreeMap<String, byte[]>();
    try (var jar = new JarFile(file.toFile())) {
      jar.stream()
          .filter(entry -> entry.getName().endsWith(".class"))
          .forEach(
              entry -> {
                try (var in = jar.getInputStream(entry)) {
                  classes.put(entry.getName(), in.readAllBytes());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return classes;
  }

  /** All of a program's class files, each under its name, lowered. */
  public static Map<String, byte[]> lower(Map<String, byte[]> classes) {
    var nests = Nests.of(classes.values());
    var lowered = new TreeMap<String, byte[]>();
    classes.forEach((name, content) -> lowered.put(name, lower(content, nests)));
    return lowered;
  }

  private static byte[] lower(byte[] content, Nests nests) {
    var reader = new ClassReader(content);
    if (reader.readUnsignedShort(6) <= VERSION) {
      return content;
    }
    var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    var calls = new LibraryCalls(writer, nests);
    reader.accept(new LoweredClass(LibraryTypes.replacedIn(calls), nests), 0);
    return writer.toByteArray();
  }
}
