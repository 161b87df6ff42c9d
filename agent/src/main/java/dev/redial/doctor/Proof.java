package dev.redial.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Has an ordinary client make a call in a JVM of its own, which is like the one that was examined.
 */
final class Proof {
  private static final int SECONDS = 20;

  /** The client, and what it needs: each by the class file in this jar. */
  private static final List<String> CLASSES = List.of("Caller", "Starttls", "Starttls$1");

  /** What would change the other JVM. */
  private static final List<String> FOREIGN =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "REDIAL_RULES");

  private final Examination.Jvm like;
  private final Path jar;

  /**
   * For calls by such a JVM.
   *
   * @param jar the agent's
   */
  Proof(Examination.Jvm like, Path jar) {
    this.like = like;
    this.jar = jar;
  }

  /** What came of a call under a rule, in a line: {@code answered STATUS}, or other words. */
  String under(Examination.Candidate rule, List<String> call) {
    var secrets =
        rule.user().isEmpty()
            ? Map.<String, String>of()
            : Map.of(Prescription.USER, rule.user(), Prescription.PASSWORD, rule.password());
    return run(rule.text(), secrets, call);
  }

  /** The same without the agent. */
  String plainly(List<String> call) {
    return run("", Map.of(), call);
  }

  private String run(String rules, Map<String, String> variables, List<String> call) {
    try {
      var folder = Files.createTempDirectory("redial-doctor");
      try {
        writeClasses(folder);
        var agent = new ArrayList<String>();
        if (!rules.isEmpty()) {
          var file = Files.writeString(folder.resolve("rules.yaml"), rules);
          agent.add("-javaagent:" + jar + "=" + file + ",strict=true,log=error");
        }
        return run(builder(folder, agent, variables, call), folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      return "the proof did not run: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "the proof was interrupted";
    }
  }

  private ProcessBuilder builder(
      Path folder, List<String> agent, Map<String, String> variables, List<String> call) {
    var command = new ArrayList<>(List.of(Path.of(like.home(), "bin", "java").toString()));
    command.addAll(like.arguments());
    command.addAll(agent);
    command.addAll(List.of("-cp", folder.toString(), Caller.class.getName()));
    command.addAll(call);
    var builder = new ProcessBuilder(command).directory(Path.of(like.folder()).toFile());
    builder.environment().keySet().removeAll(FOREIGN);
    builder.environment().putAll(variables);
    return builder.redirectOutput(folder.resolve("out").toFile()).redirectErrorStream(true);
  }

  /** Whoever ends this JVM ends the other one too. */
  private static String run(ProcessBuilder builder, Path folder)
      throws IOException, InterruptedException {
    var process = builder.start();
    try (var atEnd = new AtEnd(() -> end(process, folder))) {
      atEnd.begin();
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
    return process.exitValue() == 0
        ? last(Files.readString(folder.resolve("out")))
        : "failed: the JVM ended with status " + process.exitValue();
  }

  private static void end(Process process, Path folder) {
    try {
      process.destroyForcibly().waitFor();
      delete(folder);
    } catch (IOException e) {
      // The system clears its folder of temporary files.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Warnings of the JVM stand before it. */
  private static String last(String said) {
    var lines = said.strip().lines().toList();
    return lines.isEmpty() ? "failed: the JVM said nothing" : lines.get(lines.size() - 1);
  }

  private static void writeClasses(Path folder) throws IOException {
    var name = Caller.class.getPackageName().replace('.', '/');
    var directory = Files.createDirectories(folder.resolve(name));
    for (var each : CLASSES) {
      try (var in =
          Caller.class.getClassLoader().getResourceAsStream(name + "/" + each + ".class")) {
        if (in != null) {
          Files.write(directory.resolve(each + ".class"), in.readAllBytes());
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
