package dev.redial.cli;

import dev.redial.report.AgentVersion;
import java.io.PrintStream;
import java.util.List;
import java.util.function.BiConsumer;

/** The command line; {@code dev.redial.Agent} opens it by name. */
public final class CommandLine implements BiConsumer<String[], PrintStream> {
  static final int USAGE_ERROR = 2;

  private static final String USAGE =
      """
      usage: java -jar redial-agent.jar COMMAND

        check RULES [--json]          every problem of a rule file, and what this JVM cannot carry out;
                                      exit status 0: no error, 1: errors
        check --jdk HOME RULES [--json]  the same for the JDK in HOME, with all that each rule needs of it
        explain RULES URL             what the rules do to a call of the URL, and why: of http, https,
                                      ws, wss, tcp://HOST:PORT, tls://HOST:PORT or jdbc:
                                      (RULES from a URL: with the agent's options for them,
                                      https://HOST/FILE,env=NAME:NAME,files=DIR)
        explain --pid PID URL         the same, by the rules that hold in a running JVM
        explain RULES URL --curl      the same call as a command for curl
        rule [--for URL] 'curl ...'   the rule that does what a curl command does; --for: for an
                                      application that calls this URL instead
        attach PID RULES[,key=value]  have rules hold in a running JVM
        attach [--long]               which JVMs there are; --long with their arguments, passwords too
        status PID [--json]           rules, hits, failures, what is still draining
        status PID --fingerprints [--json]  what goes out to each endpoint, without rules and with them
        reload PID                    read the rules again now
        off PID                       no rule holds any more; on PID: they hold again
        doctor URL|HOST:PORT [OPTION]...  why the connection fails, and the rule that helps; exit status
                                      0: works, 3: the rule helps, 4: no rule helps, 5: unknown or unproven
            --host NAME, --connect-to ADDRESS  a name or an address to try; may be repeated
            --proxy URL               a proxy to try: [http[s]://|socks5[h]://][USER:PASSWORD@]HOST[:PORT]
            --trust PEM               a CA to try
            --starttls smtp|imap|ldap|postgres|mysql  what is said before TLS
            --allow-plaintext, --allow-weak  also offer rules without TLS, or for weak certificates
            --pid PID                 inside that JVM, with what it trusts and disables
            --timeout SECONDS         for each answer; 5 where nothing is said, all in all four times that
            --json, --write FILE      print for programs; write the rule to a new file
            --html FILE               write all of it as a page to a new file
        --version                     the version of this jar
        --help                        this text

      As an agent: java -javaagent:redial-agent.jar=RULES ...
      """;

  /** Runs a command and ends the JVM with its exit status. */
  @Override
  public void accept(String[] arguments, PrintStream out) {
    int status = run(arguments, out, System.err);
    out.flush();
    System.exit(status);
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    return carryOut(arguments, new Shown(out), new Shown(err));
  }

  private static int carryOut(String[] arguments, PrintStream out, PrintStream err) {
    var command = arguments.length == 0 ? "" : arguments[0];
    return switch (command) {
      case "check" -> CheckCommand.run(arguments, out, err);
      case "--version" -> print(out, "redial " + AgentVersion.get() + "\n");
      case "--help", "-h", "help" -> print(out, USAGE);
      case "attach", "status", "reload", "off", "on" -> running(arguments, out, err);
      case "explain" -> Explained.run(arguments, out, err);
      case "doctor" -> DoctorCommand.run(arguments, out, err);
      case "rule" -> RuleCommand.run(arguments, out, err);
      case "" -> refuse(err, "a command is missing");
      default -> refuse(err, "unknown command '" + command + "'");
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
      default -> refuse(err, "wrong arguments of " + command);
    };
  }

  private static int status(RunningAgent agent, List<String> flags, PrintStream err) {
    boolean json = flags.contains("--json");
    return switch (flags.size() - (json ? 1 : 0)) {
      case 0 -> agent.status(json);
      case 1 ->
          flags.contains("--fingerprints")
              ? agent.fingerprints(json)
              : refuse(err, "unknown argument of status: " + flags);
      default -> refuse(err, "too many arguments of status");
    };
  }

  private static int print(PrintStream out, String text) {
    out.print(text);
    return 0;
  }

  static int refuse(PrintStream err, String why) {
    err.print("redial: " + why + "\n\n" + USAGE);
    return USAGE_ERROR;
  }
}
