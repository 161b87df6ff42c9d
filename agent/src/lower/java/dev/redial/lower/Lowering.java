package dev.redial.lower;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Build step that turns class files for Java 17 into class files for Java 8, which JVMs of Java 8
 * and 11 load.
 *
 * <p>It does not use JvmDowngrader, which would put its own library into the jar. Nor does it use a
 * multi-release jar, which the agent's own loader does not read.
 */
public final class Lowering {
  /** The class files that need nothing of all this are left as they are. */
  static final int VERSION = Opcodes.V1_8;

  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private Lowering() {}

  /**
   * Arguments: the jar to write, and {@code PACKAGE=FOLDER} or {@code PACKAGE=JAR} for the class
   * files there, of that package and those below. An empty name means all packages.
   */
  public static void main(String[] arguments) throws IOException {
    var classes = new TreeMap<String, byte[]>();
    for (var argument : Arrays.asList(arguments).subList(1, arguments.length)) {
      var parts = argument.split("=", 2);
      classes.putAll(read(Path.of(parts[1]), parts[0]));
    }
    write(Path.of(arguments[0]), lower(classes));
  }

  /** A jar of class files, each under its name. */
  static void write(Path file, Map<String, byte[]> classes) throws IOException {
    try (var jar = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var one : classes.entrySet()) {
        var entry = new ZipEntry(one.getKey());
        // each build writes the same bytes
        entry.setTimeLocal(TIME);
        jar.putNextEntry(entry);
        jar.write(one.getValue());
      }
    }
  }

  /**
   * The class files below a folder of a folder or of a jar, by their names as {@code a/B.class}.
   */
  public static Map<String, byte[]> read(Path classes, String part) throws IOException {
    if (Files.isDirectory(classes)) {
      return readTree(classes, part);
    }
    try (var jar = FileSystems.newFileSystem(classes)) {
      return readTree(jar.getPath(""), part);
    }
  }

  private static Map<String, byte[]> readTree(Path root, String part) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (var all = Files.walk(root.resolve(part))) {
      for (var file : all.filter(one -> one.toString().endsWith(".class")).toList()) {
        files.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
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
