package dev.redial.cli;

import dev.redial.control.Answers;
import dev.redial.control.Commands;
import dev.redial.doctor.target.Examination;
import dev.redial.yaml.RuleFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The commands for a running JVM: attach, status, reload, off, on. */
final class RunningAgent {
  private static final String OK = "ok\n";

  /** The agent property of HotSpot with the arguments that a JVM was started with. */
  private static final String JVM_ARGUMENTS = "sun.jvm.args";

  /** Longer than an agent takes that starts with its JVM. */
  private static final long STARTING_NANOS = TimeUnit.SECONDS.toNanos(3);

  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final String pid;
  private final PrintStream out;
  private final PrintStream err;

  RunningAgent(String pid, PrintStream out, PrintStream err) {
    this.pid = pid;
    this.out = out;
    this.err = err;
  }

  /** Without attaching the rules if they are wrong: all that is wrong is printed. */
  int attach(String rules) {
    RulesArgument given;
    try {
      given = RulesArgument.parse(rules);
    } catch (InvalidPathException e) {
      return Usage.refuse(err, "attach", "no path: " + e.getMessage());
    }
    if (given.file() != null) {
      var checked =
          new CheckOutput(given.name(), RuleFile.check(given.file(), System.currentTimeMillis()));
      err.print(checked.report().problems().isEmpty() ? "" : checked.text());
      if (checked.errors() > 0) {
        return 1;
      }
    }
    int status = command("attach", given.argument());
    if (status == 0) {
      out.print(
          "\nThis lasts until the JVM ends. To have it from the next start on:\n"
              + "  JAVA_TOOL_OPTIONS='-javaagent:"
              + jar()
              + "="
              + given.shown()
              + "'\n"
              + "From JDK 21 on, the JVM warns on its stderr of an agent loaded this way;"
              + " -XX:+EnableDynamicAgentLoading silences it.\n");
    }
    return status;
  }

  int status(boolean json) {
    return with(
        target -> {
          var status = published(target, Answers.STATUS + (json ? ".json" : ""));
          if (status == null) {
            err.println("redial: it is not active in process " + pid);
            return 1;
          }
          out.println(status.stripTrailing());
          return 0;
        });
  }

  /** A JVM that has just started publishes it once the agent has read its rules. */
  private static @Nullable String published(TargetJvm target, String name) throws IOException {
    long end = System.nanoTime() + STARTING_NANOS;
    var properties = target.agentProperties();
    while (properties.getProperty(name) == null
        && properties.getProperty(JVM_ARGUMENTS, "").contains(jarFile().getFileName().toString())
        && System.nanoTime() < end) {
      LockSupport.parkNanos(INTERVAL_NANOS);
      properties = target.agentProperties();
    }
    return properties.getProperty(name);
  }

  /** Has them taken from now on if they are not. */
  int fingerprints(boolean json) {
    return with(
        target -> {
          var name = Answers.FINGERPRINTS + (json ? ".json" : "");
          if (published(target, Answers.STATUS) == null) {
            err.println("redial: it is not active in process " + pid);
            return 1;
          }
          if (target.agentProperties().getProperty(name) == null) {
            var answer = tell(target, "fingerprints", "");
            if (!answer.startsWith(OK)) {
              err.println("redial: " + answer.substring(answer.indexOf('\n') + 1));
              return 1;
            }
          }
          out.println(target.agentProperties().getProperty(name, "").stripTrailing());
          return 0;
        });
  }

  /**
   * What doctor sees inside of it, or null after saying why it does not, or what was known when
   * somebody interrupted.
   */
  @Nullable Examination visit(String[] arguments) {
    var found = new AtomicReference<Examination>();
    int status =
        with(
            target -> {
              found.set(new DoctorVisitor(target, jarFile()).examination(arguments, this::print));
              return 0;
            });
    return status == 0 ? found.get() : null;
  }

  private void print(String known) {
    out.print(known);
    out.flush();
  }

  int command(String command, String rest) {
    return with(
        target -> {
          var text = tell(target, command, rest);
          if (text.startsWith(Commands.PARTLY)) {
            return partly(text.substring(Commands.PARTLY.length()));
          }
          boolean isOk = text.startsWith(OK);
          (isOk ? out : err)
              .println(
                  (isOk ? "" : "redial: ")
                      + text.substring(text.indexOf('\n') + 1).stripTrailing());
          return isOk ? 0 : 1;
        });
  }

  private int partly(String text) {
    int end = text.indexOf("\n\n");
    out.println(text.substring(end + 2).stripTrailing());
    for (var line : text.substring(0, end).split("\n", -1)) {
      err.println("redial: " + line);
    }
    return 1;
  }

  /** What the JVM answers, after a line that says whether it did what it was told. */
  private String tell(TargetJvm target, String command, String rest) throws IOException {
    var number = UUID.randomUUID().toString();
    var by = System.getProperty("user.name") + " from process " + ProcessHandle.current().pid();
    target.load(jar(), Commands.argument(number, by.replace('|', '/'), command, rest));
    var answer = target.agentProperties().getProperty(Answers.ANSWER + number);
    return answer == null
        ? "error\nprocess " + pid + " does not answer; its stderr may say why"
        : answer;
  }

  private interface Task {
    int on(TargetJvm target) throws IOException;
  }

  private int with(Task task) {
    var problem = AttachProblem.before(pid);
    if (problem == null) {
      try (var target = TargetJvm.attach(pid)) {
        return task.on(target);
      } catch (IOException e) {
        problem = AttachProblem.after(pid, e);
      }
    }
    err.println("redial: " + problem);
    return 1;
  }

  /** As {@code java -jar} was given it. */
  private static String jar() {
    return jarFile().toString();
  }

  /** The same. */
  static Path jarFile() {
    return Path.of(System.getProperty("java.class.path")).toAbsolutePath().normalize();
  }
}
