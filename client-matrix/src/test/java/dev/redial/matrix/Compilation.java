package dev.redial.matrix;

import dev.redial.clients.Clients;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.OlderPrograms;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * Compiles a program with one release of the library that it uses. What a program calls has changed
 * its types from one release to the next, and no class path could hold all of them.
 */
final class Compilation {
  private static final Path PROGRAMS = Path.of("src", "programs", "java");

  private Compilation() {}

  /**
   * Compiles a release's program, and what it uses of the others, into a folder.
   *
   * @return the class path to run it with
   */
  static List<Path> of(Release release, Path classes) throws IOException {
    var classPath = new ArrayList<>(release.classPath());
    classPath.add(locationOf(Compilation.class));
    classPath.add(locationOf(Clients.class));
    var programs = Files.createTempDirectory(classes, "programs");
    copy(release, programs);
    var source = programs.resolve(release.mainClass().replace('.', '/') + ".java");
    var options = options(release, classPath, programs, classes);
    if (release.java() > Release.JAVA) {
      compileByChildsJdk(source, options);
    } else {
      compile(source, options);
    }
    classPath.add(classes);
    if (!release.isForOlder()) {
      return classPath;
    }
    var lowered = classes.resolveSibling(classes.getFileName() + "-8");
    OlderPrograms.lower(List.of(locationOf(Compilation.class), classes), lowered);
    var older = new ArrayList<>(release.classPath());
    older.add(lowered);
    return older;
  }

  private static void compile(Path source, List<String> options) throws IOException {
    var messages = new StringWriter();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjects(source);
      if (!compiler.getTask(messages, files, null, options, null, units).call()) {
        throw new AssertionError(source + " does not compile:\n" + messages);
      }
    }
  }

  /** The build's own compiler may be too old to read such a library's class files. */
  private static void compileByChildsJdk(Path source, List<String> options) throws IOException {
    try {
      var all = options.toArray(new String[0]);
      var finished = ChildJvm.tool("javac", source.getParent(), source.toString(), all);
      if (finished.exitCode() != 0) {
        throw new AssertionError(source + " does not compile:\n" + finished.out());
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void copy(Release release, Path programs) throws IOException {
    try (var files = Files.walk(PROGRAMS)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = programs.resolve(PROGRAMS.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, release.relocated(Files.readString(file)));
      }
    }
  }

  private static List<String> options(
      Release release, List<Path> classPath, Path programs, Path classes) {
    var path =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return List.of(
        "-d",
        classes.toString(),
        "-cp",
        path,
        "-sourcepath",
        programs.toString(),
        "-implicit:class",
        "--release",
        Integer.toString(release.java()),
        "-proc:none",
        "-nowarn");
  }

  private static Path locationOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }
}
