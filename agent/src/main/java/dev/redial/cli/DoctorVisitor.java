package dev.redial.cli;

import dev.redial.control.Answers;
import dev.redial.doctor.target.Examination;
import dev.redial.doctor.target.ShutdownTask;
import dev.redial.report.AgentVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has another JVM make an examination, by {@link DoctorVisit}, and waits for what it sees. */
final class DoctorVisitor {
  private static final long INTERVAL_MILLIS = 100;

  /** Ten minutes: the longest that {@code --timeout} lets an examination take. */
  private static final int MOST_TIMES = 6_000;

  private final TargetJvm target;
  private final Path jar;
  private final String visit;
  private final String name;
  private volatile boolean isInterrupted;

  DoctorVisitor(TargetJvm target, Path jar) {
    this.target = target;
    this.jar = jar;
    var number = UUID.randomUUID().toString();
    visit = "redial-visit|" + number + "|" + AgentVersion.get();
    name = Answers.ANSWER + number;
  }

  /**
   * What it sees, or null where somebody has interrupted.
   *
   * @param arguments of the command
   * @param interrupted takes what is known when somebody interrupts
   */
  @Nullable Examination examination(String[] arguments, Consumer<String> interrupted)
      throws IOException {
    var question = String.join(DoctorVisit.SEPARATOR, words(arguments));
    try (var atEnd = new ShutdownTask(() -> interrupt(interrupted))) {
      atEnd.begin();
      target.load(jar.toString(), visit + "|" + DoctorVisit.class.getName() + "|" + question);
      var answer = awaited();
      return answer == null ? null : read(answer);
    } finally {
      if (!isInterrupted) {
        forget();
      }
    }
  }

  /** The other JVM stops once its answer is forgotten. */
  private void interrupt(Consumer<String> interrupted) {
    isInterrupted = true;
    try {
      var answer = target.agentProperties().getProperty(name, "");
      forget();
      if (answer.startsWith(DoctorVisit.SO_FAR)) {
        interrupted.accept(answer.substring(DoctorVisit.SO_FAR.length()));
      }
    } catch (IOException e) {
      // The other JVM has ended, and nothing is left in it.
    }
  }

  private void forget() throws IOException {
    target.load(jar.toString(), visit);
  }

  /** Without what concerns this process only; the other one has a working directory of its own. */
  private static List<String> words(String[] arguments) {
    var words = new ArrayList<>(List.of(arguments[0]));
    for (int i = 1; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--pid", "--write", "--html" -> i++;
        case "--trust" -> {
          words.add(arguments[i]);
          words.add(Path.of(arguments[++i]).toAbsolutePath().toString());
        }
        default -> words.add(arguments[i]);
      }
    }
    return words;
  }

  private @Nullable String awaited() throws IOException {
    try {
      for (int i = 0; i < MOST_TIMES; i++) {
        var answer = target.agentProperties().getProperty(name);
        if (isInterrupted) {
          return null;
        }
        if (answer == null) {
          throw new IOException("it does not answer; its stderr may say why");
        }
        if (!answer.isEmpty() && !answer.startsWith(DoctorVisit.SO_FAR)) {
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
    if (!answer.startsWith(DoctorVisit.OK)) {
      throw new IOException(answer.substring(answer.indexOf('\n') + 1));
    }
    return Examination.decode(answer.substring(DoctorVisit.OK.length()));
  }
}
