package dev.redial.cli;

import dev.redial.report.AgentVersion;
import java.io.PrintStream;
import java.util.List;
import java.util.function.BiConsumer;

/** The command line; {@code dev.redial.Agent} opens it by name. */
public final class CommandLine implements BiConsumer<String[], PrintStream> {
  static final int USAGE_ERROR = 2;

  /** Runs a command and ends the JVM with its exit status. */
  @Override
  public void accept(String[] arguments, PrintStream out) {
    int status = run(arguments, out, System.err);
    out.flush();
    System.exit(status);
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    return carryOut(arguments, new TerminalText(out), new TerminalText(err));
  }

  private static int carryOut(String[] arguments, PrintStream out, PrintStream err) {
    var command = arguments.length == 0 ? "" : arguments[0];
    if (!command.isEmpty() && Usage.isAskedFor(arguments)) {
      return print(out, Usage.of(command));
    }
    return switch (command) {
      case "check" -> CheckCommand.run(arguments, out, err);
      case "--version" -> print(out, "redial " + AgentVersion.get() + "\n");
      case "--help", "-h", "help" -> print(out, Usage.of(""));
      case "attach", "status", "reload", "off", "on" -> running(arguments, out, err);
      case "explain" -> ExplainCommand.run(arguments, out, err);
      case "doctor" -> DoctorCommand.run(arguments, out, err);
      case "rule" -> RuleCommand.run(arguments, out, err);
      case "" -> print(err, "redial: a command is missing\n\n" + Usage.of("")) + USAGE_ERROR;
      default -> Usage.refuse(err, "", Usage.unknownCommand(command));
    };
  }

  private static int running(String[] arguments, PrintStream out, PrintStream err) {
    var command = arguments[0];
    var pid = arguments.length == 1 ? "" : arguments[1];
    if (pid.isBlank() || pid.equals("--long")) {
      var jvms = AttachProblem.jvms(pid.equals("--long"));
      err.println("redial: " + command + " needs a process id; " + jvms);
      return USAGE_ERROR;
    }
    if (pid.startsWith("-")) {
      return Usage.refuse(err, command, Usage.unknown(command, pid));
    }
    var agent = new RunningAgent(pid, out, err);
    return command.equals("status")
        ? status(agent, List.of(arguments).subList(2, arguments.length), err)
        : told(agent, arguments, err);
  }

  private static int told(RunningAgent agent, String[] arguments, PrintStream err) {
    var command = arguments[0];
    var given = arguments.length == 3 ? arguments[2] : "";
    var form = arguments.length > 3 ? "too many" : command + (given.isEmpty() ? "" : " X");
    return switch (form) {
      case "attach X" -> agent.attach(given);
      case "reload", "off", "on" -> agent.command(command, "");
      default -> Usage.refuse(err, command, "wrong arguments");
    };
  }

  private static int status(RunningAgent agent, List<String> flags, PrintStream err) {
    boolean json = flags.contains("--json");
    for (var flag : flags) {
      if (!Usage.options("status").contains(flag)) {
        return Usage.refuse(err, "status", Usage.unknown("status", flag));
      }
    }
    return flags.contains("--fingerprints") ? agent.fingerprints(json) : agent.status(json);
  }

  private static int print(PrintStream out, String text) {
    out.print(text);
    return 0;
  }
}
