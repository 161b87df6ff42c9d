package dev.redial.cli;

import dev.redial.catalog.JdkCheck;
import dev.redial.yaml.RuleFile;
import dev.redial.yaml.RuleReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The command check. */
final class CheckCommand {
  private static final String COMMAND = "check";

  private boolean json;
  private @Nullable String home;
  private @Nullable String file;

  private CheckCommand() {}

  /** Of a rule file, for this JVM or for another installation. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    var command = new CheckCommand();
    var wrong = command.read(arguments);
    if (wrong != null) {
      return Usage.refuse(err, COMMAND, wrong);
    }
    try {
      var checked = command.checked();
      out.print(command.json ? checked.json() : checked.text());
      return checked.status();
    } catch (InvalidPathException e) {
      return Usage.refuse(err, COMMAND, "no path: " + e.getMessage());
    } catch (IOException e) {
      return Usage.refuse(err, COMMAND, String.valueOf(e.getMessage()));
    }
  }

  /** What is wrong with the arguments, or null. */
  private @Nullable String read(String[] arguments) {
    for (int i = 1; i < arguments.length; i++) {
      var argument = arguments[i];
      if (argument.equals("--json")) {
        json = true;
      } else if (argument.equals("--jdk") && i + 1 < arguments.length) {
        home = arguments[++i];
      } else if (argument.startsWith("-") || file != null) {
        return refusal(argument);
      } else {
        file = argument;
      }
    }
    return file == null ? "a rule file is missing" : null;
  }

  private static String refusal(String argument) {
    if (argument.equals("--jdk")) {
      return "--jdk needs the home of a JDK";
    }
    return argument.startsWith("-")
        ? Usage.unknown(COMMAND, argument)
        : "one rule file at a time, and not '" + argument + "' too";
  }

  private CheckOutput checked() throws IOException {
    var name = String.valueOf(file);
    long now = System.currentTimeMillis();
    if (RulesUrlArgument.isMeant(name)) {
      var given = RulesUrlArgument.check(name, now);
      return new CheckOutput(given.file(), given.report(), fit(given.report()));
    }
    var report = RuleFile.check(Path.of(name), now);
    return new CheckOutput(name, report, fit(report));
  }

  /** Of the JDK in question; null if there are no rules. */
  private @Nullable RuleSupport fit(RuleReport report) throws IOException {
    var rules = report.rules();
    if (rules == null) {
      return null;
    }
    if (home == null) {
      return new RuleSupport(
          "JDK " + Runtime.version(), JdkCheck.ofThisJvm(), rules.rules(), false);
    }
    try (var installation = Installation.open(Path.of(home))) {
      var lacks = JdkCheck.of(installation::read, installation.release());
      return new RuleSupport(installation.release(), lacks, rules.rules(), true);
    }
  }
}
