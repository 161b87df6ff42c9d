package dev.redial.demo.sandbox;

import java.io.IOException;
import java.util.List;

/**
 * What the agent's own checker says of the rule file.
 *
 * @param status its exit status: 1 if there are errors
 * @param lines a problem each
 */
record Check(int status, List<String> lines) {

  static Check of(TryOptions options) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                options.javaHome().resolve("bin/java").toString(),
                "-jar",
                options.agent().toString(),
                "check",
                options.rules().toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var text = Try.text(process.getInputStream().readAllBytes());
    return new Check(process.waitFor(), text.lines().toList());
  }

  boolean hasErrors() {
    return status != 0;
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  /** Those that are no errors. */
  List<String> warnings() {
    return lines.stream().filter(line -> line.contains(": warning: ")).toList();
  }

  boolean hasExpired(String rule) {
    return lines.stream()
        .anyMatch(line -> line.contains("rule '" + rule + "'") && line.contains("expired"));
  }
}
