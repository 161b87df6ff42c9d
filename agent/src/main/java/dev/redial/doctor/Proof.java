package dev.redial.doctor;

import dev.redial.doctor.report.SuggestedRule;
import dev.redial.doctor.target.Examination;
import dev.redial.doctor.target.ShutdownTask;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.Charset;
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
public final class Proof {
  private static final int SECONDS = 20;

  /** The client, and what it needs: each by the class file in this jar. */
  private static final List<String> CLASSES =
      List.of("ProofClient", "target/Starttls", "target/Starttls$1");

  /** What would change the other JVM. */
  private static final List<String> FOREIGN =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "REDIAL_RULES");

  private final Examination.Jvm like;
  private final Path jar;
  private final String obstacle;

  /**
   * What came of a call.
   *
   * @param isKnown whether that JVM has made it
   * @param said {@code answered STATUS}, {@code connected VERSION}, or {@code failed} and why; else
   *     why there was no call
   */
  record Outcome(boolean isKnown, String said) {}

  /**
   * For calls by such a JVM.
   *
   * @param jar the agent's
   * @param obstacle why none can be started, or an empty text
   */
  public Proof(Examination.Jvm like, Path jar, String obstacle) {
    this.like = like;
    this.jar = jar;
    this.obstacle = obstacle;
  }

  /** What came of a call under a rule. */
  Outcome under(Examination.Candidate rule, List<String> call) {
    var secrets =
        rule.user().isEmpty()
            ? Map.<String, String>of()
            : Map.of(SuggestedRule.USER, rule.user(), SuggestedRule.PASSWORD, rule.password());
    return run(rule.text(), secrets, call);
  }

  /** The same without the agent. */
  Outcome plainly(List<String> call) {
    return run("", Map.of(), call);
  }

  private Outcome run(String rules, Map<String, String> variables, List<String> call) {
    if (!obstacle.isEmpty()) {
      return new Outcome(false, obstacle);
    }
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
      return new Outcome(false, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(false, "it was interrupted");
    }
  }

  private ProcessBuilder builder(
      Path folder, List<String> agent, Map<String, String> variables, List<String> call)
      throws IOException {
    var command = new ArrayList<>(List.of(Path.of(like.home(), "bin", "java").toString()));
    command.add("@" + writeArguments(folder));
    command.addAll(agent);
    command.addAll(List.of("-cp", folder.toString(), ProofClient.class.getName()));
    command.addAll(call);
    var builder = new ProcessBuilder(command).directory(Path.of(like.folder()).toFile());
    builder.environment().keySet().removeAll(FOREIGN);
    builder.environment().putAll(variables);
    return builder.redirectOutput(folder.resolve("out").toFile()).redirectErrorStream(true);
  }

  /**
   * Other users of the machine see each process with its arguments. Those of the JVM may hold
   * passwords that came by its environment, or by such a file.
   */
  private Path writeArguments(Path folder) throws IOException {
    var lines = new StringBuilder();
    for (var argument : like.arguments()) {
      var escaped = argument.replace("\\", "\\\\").replace("\"", "\\\"");
      lines.append('"').append(escaped.replace("\n", "\\n")).append("\"\n");
    }
    var ofCommands = Charset.forName(System.getProperty("sun.jnu.encoding"));
    return Files.write(folder.resolve("arguments"), lines.toString().getBytes(ofCommands));
  }

  /** Whoever ends this JVM ends the other one too. */
  private static Outcome run(ProcessBuilder builder, Path folder)
      throws IOException, InterruptedException {
    var process = builder.start();
    try (var atEnd = new ShutdownTask(() -> end(process, folder))) {
      atEnd.begin();
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        return new Outcome(true, "failed: no end within " + SECONDS + " s");
      }
    }
    var said = last(Files.readString(folder.resolve("out")));
    int status = process.exitValue();
    return status == 0 && !said.isEmpty()
        ? new Outcome(true, said)
        : new Outcome(false, "that JVM ended with status " + status + ": " + said);
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
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  private static void writeClasses(Path folder) throws IOException {
    var name = ProofClient.class.getPackageName().replace('.', '/');
    for (var each : CLASSES) {
      var file = name + "/" + each + ".class";
      try (var in = ProofClient.class.getClassLoader().getResourceAsStream(file)) {
        if (in == null) {
          throw new FileNotFoundException("the agent's jar lacks " + file);
        }
        var copy = folder.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.write(copy, in.readAllBytes());
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
