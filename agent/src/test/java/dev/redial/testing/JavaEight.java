package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Makes classes for Java 8, which any later javac does; {@link ReleaseApi} knows what it has. */
public final class JavaEight {
  /** The major version of its class files. */
  public static final byte CLASS_FILE = 52;

  private static final List<String> RELEASE = List.of("--release", "8", "-Xlint:-options");

  private JavaEight() {}

  /** Compiles one class in the unnamed package for it. */
  public static void compile(Path folder, String name, String source) throws IOException {
    var file = Files.writeString(folder.resolve(name + ".java"), source);
    var options = Stream.concat(RELEASE.stream(), Stream.of("-d", folder.toString())).toList();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var sources = files.getJavaFileObjects(file);
      if (!compiler.getTask(null, files, null, options, null, sources).call()) {
        throw new IOException("does not compile: " + source);
      }
    }
  }
}
