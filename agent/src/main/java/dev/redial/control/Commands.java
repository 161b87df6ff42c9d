package dev.redial.control;

import dev.redial.report.AgentVersion;
import dev.redial.report.Log;
import dev.redial.report.Options;
import dev.redial.yaml.tree.Problem;
import java.lang.instrument.Instrumentation;
import java.util.List;

/**
 * Carries out what a running JVM is told by an attaching process. That is a command of this jar's
 * command line, or, from any other tool, rules in the form that {@code -javaagent} takes.
 */
public final class Commands {
  private static final String COMMAND = "redial-command";
  private static final char SEPARATOR = '|';

  /** Begins an answer of two parts with an empty line between them: what is missing, the status. */
  public static final String PARTLY = "partly\n";

  private static final int PARTS = 6;

  private final Instrumentation jvm;

  /** For this JVM. */
  public Commands(Instrumentation jvm) {
    this.jvm = jvm;
  }

  /**
   * What the command line hands over, and {@link #accept} takes.
   *
   * @param number tells the answer from one to somebody else
   * @param by who gives the command, as the audit shall have it
   */
  public static String argument(String number, String by, String command, String rest) {
    return String.join("|", COMMAND, number, AgentVersion.get(), by, command, rest);
  }

  /** Does what it says; the answer is in the agent properties. */
  public void accept(String argument) {
    if (!argument.startsWith(COMMAND + SEPARATOR)) {
      attach(argument, "attach");
      return;
    }
    var parts = argument.split("\\|", PARTS);
    try {
      var answer = answer(parts[2], parts[3], parts[4], parts[5]);
      Answers.publish(jvm).answer(parts[1], answer);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM cannot return an answer", e);
    }
  }

  private String answer(String version, String by, String command, String rest) {
    if (!version.equals(AgentVersion.get())) {
      return "error\nredial "
          + AgentVersion.get()
          + " is in this JVM, and this jar is redial "
          + version
          + "; use the jar of that version, or restart the JVM with this one";
    }
    if (command.equals("attach")) {
      return attach(rest, by);
    }
    var runtime = AgentRuntime.running();
    return runtime == null
        ? "error\nredial is not active in this JVM; give it rules with: attach PID RULES"
        : command.equals("explain") ? explanation(runtime, rest) : answer(runtime, by, command);
  }

  private static String explanation(AgentRuntime runtime, String url) {
    try {
      return "ok\n" + runtime.explain(url);
    } catch (IllegalArgumentException e) {
      return "error\n" + e.getMessage();
    }
  }

  private static String answer(AgentRuntime runtime, String by, String command) {
    switch (command) {
      case "off" -> runtime.off(by);
      case "fingerprints" -> runtime.takeFingerprints();
      case "on" -> {
        runtime.on(by);
        return taken(runtime);
      }
      case "reload" -> {
        var problems = runtime.reload(by);
        return hasErrors(problems)
            ? "error\n" + lines(problems) + "the last good version stays"
            : taken(runtime);
      }
      default -> {
        return "error\nunknown command '" + command + "'";
      }
    }
    return "ok\n" + runtime.status().text();
  }

  /** The rules hold; that is well only if this JVM lets each of them be carried out. */
  private static String taken(AgentRuntime runtime) {
    var unmetRequirements = runtime.unmetRequirements();
    var status = runtime.status().text();
    return unmetRequirements.isReal()
        ? PARTLY + unmetRequirements.text() + "\n" + status
        : "ok\n" + status;
  }

  private String attach(String argument, String by) {
    var options = Options.parse(argument);
    if (options.sandbox() != null) {
      options.problems().add("the option sandbox is for a JVM's start, before it has connections");
    }
    var log = Opening.log(options);
    var source = options.problems().isEmpty() ? Opening.source(options, log) : null;
    if (source == null) {
      return "error\n" + lines(options.problems()) + "no rules were loaded";
    }
    boolean isNew = AgentRuntime.running() == null;
    var runtime = runtime(options, source, log);
    var problems = runtime.change(source, options, by);
    if (!problems.isEmpty()) {
      if (isNew) {
        AgentRuntime.discard();
      }
      return "error\n" + lines(problems) + "no rules were loaded";
    }
    return taken(runtime);
  }

  private AgentRuntime runtime(Options options, RuleSource source, Log log) {
    var running = AgentRuntime.running();
    var runtime = running == null ? AgentRuntime.create(jvm, source, log, options) : running;
    if (options.evidence().fingerprints()) {
      runtime.takeFingerprints();
    }
    return runtime;
  }

  private static boolean hasErrors(List<Problem> problems) {
    return problems.stream().anyMatch(Problem::isError);
  }

  private static String lines(List<?> problems) {
    var text = new StringBuilder();
    problems.forEach(problem -> text.append(problem).append('\n'));
    return text.toString();
  }
}
