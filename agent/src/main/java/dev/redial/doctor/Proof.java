package dev.redial.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Has an ordinary client make the call in a JVM of its own, under the agent with the rule. */
final class Proof {
  private static final int SECONDS = 20;

  /** The client, and what it needs: each by the class file in this jar. */
  private static final List<String> CLASSES = List.of("Caller", "Starttls", "Starttls$1");

  /** What would change the other JVM. */
  private static final List<String> FOREIGN =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "REDIAL_RULES");

  private final Case it;
  private final Surroundings surroundings;

  Proof(Case it, Surroundings surroundings) {
    this.it = it;
    this.surroundings = surroundings;
  }

  /**
   * What came of it.
   *
   * @param helps whether the call went well
   */
  record Result(boolean helps, String words) {}

  /** Tries the rule. */
  Result of(Prescription prescription, Cause cause) {
    surroundings.progress().accept("the rule, by an ordinary client under the agent");
    try {
      var folder = Files.createTempDirectory("redial-doctor");
      try {
        return result(run(folder, prescription, cause));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      return new Result(false, "the proof did not run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(false, "the proof was interrupted");
    }
  }

  private String run(Path folder, Prescription prescription, Cause cause)
      throws IOException, InterruptedException {
    var rules = Files.writeString(folder.resolve("rules.yaml"), prescription.text());
    writeClasses(folder);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(surroundings.jvmArguments());
    command.add("-javaagent:" + surroundings.jar() + "=" + rules + ",strict=true,log=error");
    command.addAll(List.of("-cp", folder.toString(), Caller.class.getName()));
    command.addAll(call(cause));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(FOREIGN);
    var proxy = prescription.remedy().proxy();
    if (proxy != null && proxy.name() != null) {
      builder.environment().put(Prescription.USER, proxy.name());
      builder.environment().put(Prescription.PASSWORD, proxy.password());
    }
    var out = folder.resolve("out");
    builder.redirectOutput(out.toFile()).redirectErrorStream(true);
    var process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      return "failed: no answer in " + SECONDS + " s";
    }
    return last(Files.readString(out));
  }

  /** Warnings of the JVM stand before it. */
  private static String last(String said) {
    var lines = said.strip().lines().toList();
    return lines.isEmpty() ? "failed: the JVM said nothing" : lines.get(lines.size() - 1);
  }

  private List<String> call(Cause cause) {
    var target = it.target();
    if (target.isHttp()) {
      return List.of(cause.kind().equals("http-2") ? "http2" : "url", target.toString());
    }
    var place = target.place();
    var arguments = new ArrayList<>(List.of("tls", place.host(), String.valueOf(place.port())));
    if (target.starttls() != null) {
      arguments.add(target.starttls().name());
    }
    return arguments;
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

  private Result result(String line) {
    if (line.startsWith("connected ")) {
      return new Result(true, line);
    }
    if (!line.startsWith("answered ")) {
      return new Result(false, Clean.text(line));
    }
    int status = Integer.parseInt(line.substring("answered ".length()).strip());
    var answer = new HttpAnswer(status, String.valueOf(status), List.of());
    var before = it.plain().answer();
    boolean isBetter = before == null || before.isOfSite() || answer.rank() > before.rank();
    return new Result(answer.isOfSite() && isBetter, "the server answered " + status);
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
