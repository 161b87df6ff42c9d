package dev.redial.demo.sandbox;

import dev.redial.demo.Certificates;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Tries a rule file on this machine: unmodified clients call what the rules are for, first while
 * the rules only observe and then while they hold, and all that they dial is an observatory.
 */
public final class Try {
  private final TryOptions options;
  private final PrintStream out;

  /** Prints the report to the stream. */
  public Try(TryOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** The exit code: 0 only if every rule did what it says, and all that was expected came. */
  public int run() throws Exception {
    ignoreServerNames();
    var check = Check.of(options);
    if (check.hasErrors()) {
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
    var certificates = new Certificates();
    certificates.writeTrustStore(directory.resolve("trust.p12"));
    try (var before = new Laboratory(options, certificates, directory, true);
        var after = new Laboratory(options, certificates, directory, false)) {
      before.awaitStart();
      after.awaitStart();
      var rounds = new Rounds(options, before, after, rules);
      var verdicts = rounds.verdicts(options.urls().isEmpty(), urls, check);
      var java = after.javaVersion();
      return new TryReport(options, java, check, verdicts, rounds.trials(), expectations);
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
