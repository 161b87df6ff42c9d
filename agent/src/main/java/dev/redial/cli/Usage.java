package dev.redial.cli;

import dev.redial.yaml.tree.ClosestWord;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the commands are called. All that is known of their names and options stands in one text. */
final class Usage {
  static final String HELP = "--help";

  /** A command has two spaces before it; what belongs to it has more. */
  private static final String ALL =
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
        attach PID RULES[,key=value]  apply rules in a running JVM
        attach [--long]               list the JVMs; --long with their arguments, passwords included
        status PID [--json]           rules, hits, failures, what is still draining
        status PID --fingerprints [--json]  what goes out to each endpoint, without rules and with them
        reload PID                    read the rules again now
        off PID                       stop applying rules
        on PID                        apply them again
        doctor URL|HOST:PORT [OPTION]...  why the connection fails, and the rule that helps; exit status
                                      0: works, 3: the rule helps, 4: no rule helps, 5: unknown or unproven
            --host NAME, --connect-to ADDRESS  a name or an address to try; may be repeated
            --proxy URL               a proxy to try: [http[s]://|socks5[h]://][USER:PASSWORD@]HOST[:PORT]
            --trust PEM               a CA to try
            --starttls smtp|imap|ldap|postgres|mysql  the protocol that starts TLS
            --allow-plaintext, --allow-weak  also offer rules without TLS, or for weak certificates
            --pid PID                 inside that JVM, with what it trusts and disables; else with what
                                      this one does: give it the application's own -D options
            --timeout SECONDS         the limit for each answer, by default 5; four times that in all
            --json, --write FILE      print JSON; write the rule to a new file
            --html FILE               write the whole report as an HTML page to a new file
        --version                     the version of this jar
        --help                        this text; after a command, the part about it

      As an agent: java -javaagent:redial-agent.jar=RULES ...
      """;

  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
  private static final Pattern COMMAND = Pattern.compile("^  ([a-z]+) .*");

  private Usage() {}

  /** Whether somebody asks for it; what belongs to curl's own command line does not. */
  static boolean isAskedFor(String[] arguments) {
    boolean isOfCurl = arguments[0].equals("rule");
    for (int i = 1; i < arguments.length && (i == 1 || !isOfCurl); i++) {
      if (arguments[i].equals(HELP) || arguments[i].equals("-h")) {
        return true;
      }
    }
    return false;
  }

  /** The part about a command, or all of it for any other word. */
  static String of(String command) {
    if (!commands().contains(command)) {
      return ALL;
    }
    var part = new StringBuilder();
    var current = "";
    for (var line : ALL.split("\n", -1)) {
      var found = COMMAND.matcher(line);
      boolean isMore = line.startsWith("   ");
      current = found.matches() ? found.group(1) : isMore ? current : "";
      part.append(current.equals(command) ? line + "\n" : "");
    }
    return "usage: java -jar redial-agent.jar COMMAND\n\n" + part;
  }

  /** The options of a command. */
  static List<String> options(String command) {
    var options = new ArrayList<String>();
    for (var found = OPTION.matcher(of(command)); found.find(); ) {
      options.add(found.group());
    }
    return options;
  }

  private static List<String> commands() {
    var commands = new ArrayList<String>();
    for (var line : ALL.split("\n", -1)) {
      var found = COMMAND.matcher(line);
      if (found.matches()) {
        commands.add(found.group(1));
      }
    }
    return commands;
  }

  /** Says that an option is unknown and which one may be meant. Its value may be a secret. */
  static String unknown(String command, String option) {
    int equals = option.indexOf('=');
    var name = equals < 0 ? option : option.substring(0, equals);
    var known = new ArrayList<>(options(command));
    known.add(HELP);
    return known.contains(name)
        ? "write '" + name + "' and its value as two words, without '='"
        : "unknown option '" + name + "'" + meant(ClosestWord.near(name, known));
  }

  /** Says that a command is unknown and which one may be meant. */
  static String unknownCommand(String command) {
    return "unknown command '" + command + "'" + meant(ClosestWord.near(command, commands()));
  }

  private static String meant(@Nullable String near) {
    return near == null ? "" : "; did you mean '" + near + "'?";
  }

  /** Says in one line what is wrong, and in another how to get the usage. */
  static int refuse(PrintStream err, String command, String why) {
    err.println("redial: " + (command.isEmpty() ? "" : command + ": ") + why);
    err.println("redial: usage: java -jar redial-agent.jar " + (command + " " + HELP).trim());
    return CommandLine.USAGE_ERROR;
  }
}
