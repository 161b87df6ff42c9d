package dev.redial.cli;

import dev.redial.control.Explanation;
import dev.redial.curl.CurlCall;
import dev.redial.curl.CurlProblem;
import dev.redial.yaml.RuleFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command explain. */
final class ExplainCommand {
  private static final String COMMAND = "explain";

  private ExplainCommand() {}

  /** By a rule file, or by the rules that hold in a running JVM. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    var words = new ArrayList<>(List.of(arguments));
    for (var word : words) {
      if (word.startsWith("-") && !Usage.options(COMMAND).contains(word)) {
        return Usage.refuse(err, COMMAND, Usage.unknown(COMMAND, word));
      }
    }
    boolean forCurl = words.remove("--curl");
    if (words.size() == 4 && words.get(1).equals("--pid") && !forCurl) {
      return new RunningAgent(words.get(2), out, err).command("explain", words.get(3));
    }
    if (words.size() != 3) {
      return Usage.refuse(
          err, COMMAND, "it needs a rule file, or --pid PID, and a URL; --curl needs a rule file");
    }
    return offline(words.get(1), words.get(2), forCurl, new Streams(out, err));
  }

  private record Streams(PrintStream out, PrintStream err) {}

  private static int offline(String file, String url, boolean forCurl, Streams streams) {
    var err = streams.err();
    try {
      long now = System.currentTimeMillis();
      var given =
          RulesUrlArgument.isMeant(file)
              ? RulesUrlArgument.check(file, now)
              : new CheckOutput(file, RuleFile.read(Path.of(file)));
      var rules = given.report().rules();
      if (rules == null) {
        err.print(given.text());
        return 1;
      }
      if (forCurl) {
        return call(CurlCall.of(rules, directory(file), url, now), streams);
      }
      streams.out().print(Explanation.of(given.file(), rules, url, now));
      return 0;
    } catch (CurlProblem e) {
      err.println("redial: " + e.getMessage());
      return 1;
    } catch (IOException e) {
      return Usage.refuse(err, COMMAND, String.valueOf(e.getMessage()));
    } catch (InvalidPathException e) {
      return Usage.refuse(err, COMMAND, "no path: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      return Usage.refuse(err, COMMAND, "no URL: " + e.getMessage());
    }
  }

  private static Path directory(String file) {
    var parent = RulesUrlArgument.isMeant(file) ? null : Path.of(file).getParent();
    return parent == null ? Path.of("") : parent;
  }

  /** The command goes to standard output alone, so that a shell can run it. */
  private static int call(CurlCall call, Streams streams) {
    streams.out().print(call.text());
    call.remarks().forEach(remark -> streams.err().println("redial: " + remark));
    return 0;
  }
}
