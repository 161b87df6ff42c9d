package dev.redial.cli;

import dev.redial.curl.CurlProblem;
import dev.redial.curl.CurlRule;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The command rule: the rule that does what a curl command does. */
final class RuleCommand {
  private static final String COMMAND = "rule";
  private static final String FOR = "--for";

  private RuleCommand() {}

  /** The rule file goes to standard output alone, so that it can be kept. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    boolean isFor = arguments.length > 1 && arguments[1].equals(FOR);
    int start = isFor ? 3 : 1;
    var wrong = refusal(arguments, start);
    if (wrong != null) {
      return Usage.refuse(err, COMMAND, wrong);
    }
    var command = Arrays.asList(arguments).subList(start, arguments.length);
    try {
      var rule = CurlRule.of(command, isFor ? arguments[2] : null);
      out.print(rule.text());
      rule.remarks().forEach(remark -> err.println("redial: " + remark));
      return 0;
    } catch (CurlProblem e) {
      err.println("redial: " + e.getMessage());
      return 1;
    } catch (InvalidPathException e) {
      err.println("redial: no path: " + e.getMessage());
      return 1;
    }
  }

  /** What is wrong with the arguments, or null. */
  private static @Nullable String refusal(String[] arguments, int start) {
    if (start == 1 && arguments.length > 1 && arguments[1].startsWith("-")) {
      return Usage.unknown(COMMAND, arguments[1]);
    }
    return arguments.length > start ? null : "a curl command is missing: rule 'curl ... URL'";
  }
}
