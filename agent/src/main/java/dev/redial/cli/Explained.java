package dev.redial.cli;

import dev.redial.control.Explanation;
import dev.redial.yaml.RuleFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The command explain. */
final class Explained {
  private Explained() {}

  /** By a rule file, or by the rules that hold in a running JVM. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments.length == 4 && arguments[1].equals("--pid")) {
      return new RunningAgent(arguments[2], out, err).command("explain", arguments[3]);
    }
    return arguments.length == 3
        ? offline(arguments[1], arguments[2], out, err)
        : CommandLine.refuse(err, "explain needs a rule file, or --pid PID, and a URL");
  }

  private static int offline(String file, String url, PrintStream out, PrintStream err) {
    try {
      long now = System.currentTimeMillis();
      var given =
          FromUrl.isMeant(file)
              ? FromUrl.check(file, now)
              : new Checked(file, RuleFile.read(Path.of(file)));
      var rules = given.report().rules();
      if (rules == null) {
        err.print(given.text());
        return 1;
      }
      out.print(Explanation.of(given.file(), rules, url, now));
      return 0;
    } catch (IOException e) {
      return CommandLine.refuse(err, String.valueOf(e.getMessage()));
    } catch (InvalidPathException e) {
      return CommandLine.refuse(err, "no path: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      return CommandLine.refuse(err, "no URL: " + e.getMessage());
    }
  }
}
