package dev.redial.cli;

import dev.redial.control.Answers;
import dev.redial.doctor.Doctor;
import dev.redial.doctor.Surroundings;
import dev.redial.operate.AgentVersion;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The command doctor inside another JVM, with what that one trusts, disables and is configured
 * with. {@code dev.redial.Visit} opens it there by name.
 */
public final class DoctorVisit implements UnaryOperator<String> {
  private static final String SEPARATOR = "\n";

  /** Between status, rules and report. */
  private static final String PART = "\0";

  private static final long INTERVAL_MILLIS = 100;

  /** Ten minutes: the longest that {@code --timeout} lets an examination take, and the proof. */
  private static final int MOST_TIMES = 6_000;

  /** For {@code Visit}. */
  public DoctorVisit() {}

  /**
   * What a JVM has found.
   *
   * @param rules of the file that helps, or an empty text
   */
  record Answer(int status, String rules, String report) {}

  /** In the JVM that is visited. The first word is the jar. */
  @Override
  public String apply(String question) {
    var words = question.split(SEPARATOR, -1);
    try {
      var given = DoctorArguments.parse(words);
      var surroundings = new Surroundings(Path.of(words[0]), line -> {});
      var found = Doctor.examine(given.question(), surroundings);
      var rules = found.rules();
      var report = given.json() ? found.json() : found.text();
      return "ok\n" + found.status() + PART + (rules == null ? "" : rules) + PART + report;
    } catch (IOException | InvalidPathException e) {
      return "error\n" + e.getMessage();
    }
  }

  /**
   * Has a JVM examine the connection.
   *
   * @param arguments of the command
   */
  static Answer of(TargetJvm target, Path jar, String[] arguments) throws IOException {
    var number = UUID.randomUUID().toString();
    var words = words(jar, arguments);
    var visit = "redial-visit|" + number + "|" + AgentVersion.get();
    target.load(
        jar.toString(),
        visit + "|" + DoctorVisit.class.getName() + "|" + String.join(SEPARATOR, words));
    try {
      return read(awaited(target, Answers.ANSWER + number));
    } finally {
      target.load(jar.toString(), visit);
    }
  }

  /** Without what concerns this process only; the other one has a working directory of its own. */
  private static List<String> words(Path jar, String[] arguments) {
    var words = new ArrayList<>(List.of(jar.toString()));
    for (int i = 1; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--pid", "--write" -> i++;
        case "--trust" -> {
          words.add(arguments[i]);
          words.add(Path.of(arguments[++i]).toAbsolutePath().toString());
        }
        default -> words.add(arguments[i]);
      }
    }
    return words;
  }

  private static String awaited(TargetJvm target, String name) throws IOException {
    try {
      for (int i = 0; i < MOST_TIMES; i++) {
        var answer = target.agentProperties().getProperty(name);
        if (answer == null) {
          throw new IOException("it does not answer; its stderr may say why");
        }
        if (!answer.isEmpty()) {
          return answer;
        }
        Thread.sleep(INTERVAL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("it does not come to an end");
  }

  private static Answer read(String answer) throws IOException {
    var text = answer.substring(answer.indexOf('\n') + 1);
    var parts = text.split(PART, -1);
    if (!answer.startsWith("ok\n") || parts.length != 3) {
      throw new IOException(text);
    }
    return new Answer(Integer.parseInt(parts[0]), parts[1], parts[2]);
  }
}
