package dev.redial.cli;

import dev.redial.control.Commands;
import dev.redial.yaml.RuleFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.UUID;

/** The commands for a running JVM: attach, status, reload, off, on. */
final class RunningAgent {
  private static final String ANSWER = "dev.redial.answer";
  private static final String STATUS = "dev.redial.status";

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
    var given = Given.parse(rules);
    if (given.file() != null) {
      var checked =
          new Checked(given.name(), RuleFile.check(given.file(), System.currentTimeMillis()));
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
              + given.argument()
              + "'\nFrom JDK 21 on the JVM warns on its stderr of an agent that is loaded so; start it with"
              + " -XX:+EnableDynamicAgentLoading to have it silent.\n");
    }
    return status;
  }

  int status(boolean json) {
    return with(
        target -> {
          var status = target.agentProperties().getProperty(json ? STATUS + ".json" : STATUS);
          if (status == null) {
            err.println("redial: it is not active in process " + pid);
            return 1;
          }
          out.println(status.stripTrailing());
          return 0;
        });
  }

  int command(String command, String rest) {
    return with(
        target -> {
          var number = UUID.randomUUID().toString();
          var by =
              System.getProperty("user.name") + " from process " + ProcessHandle.current().pid();
          target.load(jar(), Commands.argument(number, by.replace('|', '/'), command, rest));
          var answer = String.valueOf(target.agentProperties().getProperty(ANSWER));
          if (!answer.startsWith(number + "\n")) {
            err.println("redial: process " + pid + " does not answer; its stderr may say why");
            return 1;
          }
          var text = answer.substring(number.length() + 1);
          boolean isOk = text.startsWith("ok\n");
          (isOk ? out : err)
              .println((isOk ? "" : "redial: ") + text.substring(text.indexOf('\n') + 1));
          return isOk ? 0 : 1;
        });
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
    return Path.of(System.getProperty("java.class.path")).toAbsolutePath().normalize().toString();
  }
}
