package dev.redial.demo.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tries a rule file on this machine. Unmodified clients call what the rules are for, first while
 * the rules only observe and then while they hold. An observatory answers all that they dial.
 */
public final class Try {
  private final TryOptions options;
  private final PrintStream out;
  private final Consumer<String> progress;

  /**
   * Prints the report to the stream.
   *
   * @param progress is told what is being done, and an empty text when all is done
   */
  public Try(TryOptions options, PrintStream out, Consumer<String> progress) {
    this.options = options;
    this.out = out;
    this.progress = progress;
  }

  /** The exit code: 0 only if every rule did what it says, and all that was expected came. */
  public int run() throws Exception {
    ignoreServerNames();
    progress.accept("checking the rules, starting the clients");
    var check = Check.of(options);
    if (check.hasErrors()) {
      progress.accept("");
      out.print(options.json() ? TryReport.invalid(check) : check.text());
      return 1;
    }
    var directory = Files.createTempDirectory("redial-try");
    try {
      var report = report(check, directory);
      out.print(options.json() ? report.json() : report.text());
      return report.isGood() ? 0 : 1;
    } finally {
      delete(directory);
    }
  }

  /**
   * The observatory reads the name itself. JSSE would refuse some that rules can send, those with
   * an underscore; it reads this property when TLS is used for the first time.
   */
  private static void ignoreServerNames() {
    System.setProperty("jdk.tls.server.disableExtensions", "server_name");
  }

  private TryReport report(Check check, Path directory) throws Exception {
    var expect = options.expect();
    var expectations = expect == null ? List.<Expectation>of() : Expectation.read(expect);
    var urls = new LinkedHashSet<>(options.urls());
    expectations.forEach(each -> urls.add(each.url()));
    var rules = SaidRules.read(options.rules());
    try (var pair = new Pair(options, rules, directory)) {
      pair.awaitStart();
      var rounds = new Rounds(options, pair, rules, progress);
      var verdicts = rounds.verdicts(options.urls().isEmpty(), urls, check);
      progress.accept("");
      var java = pair.javaVersion();
      var left = new ArrayList<>(rules.stream().map(SaidRule::name).toList());
      left.removeAll(verdicts.stream().map(verdict -> verdict.rule().name()).toList());
      var tried = new TryReport.Tried(verdicts, rounds.trials(), left);
      return new TryReport(options, java, check, tried, expectations);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
