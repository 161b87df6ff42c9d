package dev.redial.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged demo as its user starts it, but in a directory of the test's own. */
final class PackagedDemo {
  static final Path JAR = pathOf("redial.demo.jar");
  static final Path AGENT = pathOf("redial.agent.jar");
  static final Path CHILD_JAVA_HOME = pathOf("redial.child.java.home");

  private final Path directory;
  private final Path temporaryFiles;

  PackagedDemo(Path directory) throws IOException {
    this.directory = directory;
    temporaryFiles = Files.createDirectory(directory.resolve("temporary"));
  }

  /** How a run ended. */
  record Result(int exitCode, String out, String err) {}

  /** Runs it on the JVM of the tests, its clients on the one that the tests are about. */
  Result run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + temporaryFiles);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--jdk", CHILD_JAVA_HOME.toString()));
    var out = directory.resolve("out");
    var err = directory.resolve("err");
    var process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Result(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  /** What a run left behind. */
  List<Path> temporaryFiles() throws IOException {
    try (var files = Files.list(temporaryFiles)) {
      return files.filter(file -> file.getFileName().toString().startsWith("redial")).toList();
    }
  }

  private static Path pathOf(String property) {
    var value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException(property + " is not set: run this test with Maven");
    }
    return Path.of(value).normalize();
  }
}
