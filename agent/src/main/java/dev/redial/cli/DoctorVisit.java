package dev.redial.cli;

import dev.redial.control.Answers;
import dev.redial.doctor.AtEnd;
import dev.redial.doctor.Doctor;
import dev.redial.doctor.Examination;
import dev.redial.doctor.Surroundings;
import dev.redial.report.AgentVersion;
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
  private static final String OK = "ok\n";
  private static final String SEPARATOR = "\n";

  private static final long INTERVAL_MILLIS = 100;

  /** Ten minutes: the longest that {@code --timeout} lets an examination take. */
  private static final int MOST_TIMES = 6_000;

  /** For {@code Visit}. */
  public DoctorVisit() {}

  /** In the JVM that is visited: what it tries and sees. Rules are proven elsewhere. */
  @Override
  public String apply(String question) {
    try {
      var given = DoctorArguments.parse(question.split(SEPARATOR, -1));
      return OK + new Doctor(given.question(), new Surroundings(line -> {})).examine().encode();
    } catch (IOException | InvalidPathException e) {
      return "error\n" + e.getMessage();
    }
  }

  /**
   * Has a JVM examine the connection.
   *
   * @param arguments of the command
   */
  static Examination of(TargetJvm target, Path jar, String[] arguments) throws IOException {
    var number = UUID.randomUUID().toString();
    var words = words(arguments);
    var visit = "redial-visit|" + number + "|" + AgentVersion.get();
    target.load(
        jar.toString(),
        visit + "|" + DoctorVisit.class.getName() + "|" + String.join(SEPARATOR, words));
    try (var atEnd = new AtEnd(() -> forget(target, jar, visit))) {
      atEnd.begin();
      return read(awaited(target, Answers.ANSWER + number));
    } finally {
      target.load(jar.toString(), visit);
    }
  }

  /** For Ctrl-C. */
  private static void forget(TargetJvm target, Path jar, String visit) {
    try {
      target.load(jar.toString(), visit);
    } catch (IOException e) {
      // The other JVM has ended; nothing is left to forget.
    }
  }

  /** Without what concerns this process only; the other one has a working directory of its own. */
  private static List<String> words(String[] arguments) {
    var words = new ArrayList<>(List.of(arguments[0]));
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

  private static Examination read(String answer) throws IOException {
    if (!answer.startsWith(OK)) {
      throw new IOException(answer.substring(answer.indexOf('\n') + 1));
    }
    return Examination.decode(answer.substring(OK.length()));
  }
}
