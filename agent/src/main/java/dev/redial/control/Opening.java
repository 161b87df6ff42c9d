package dev.redial.control;

import dev.redial.report.Log;
import dev.redial.report.Options;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Opens what the options name. What cannot be opened is said in the log. */
public final class Opening {
  private Opening() {}

  /** The log; stderr where its file cannot be opened, which becomes a problem of the options. */
  public static Log log(Options options) {
    var file = options.logFile();
    if (file != null) {
      try {
        return Log.toFile(options.level(), file);
      } catch (IOException e) {
        options.problems().add("the log-file cannot be written: " + e.getMessage());
      }
    }
    return Log.toStderr(options.level());
  }

  /** The log of changes, if one is asked for and can be opened. */
  public static @Nullable Log auditLog(Options options, Log log) {
    var file = options.evidence().auditLog();
    if (file == null) {
      return null;
    }
    try {
      return Log.toFile(Log.Level.INFO, file);
    } catch (IOException e) {
      log.error("the audit-log cannot be written: " + e.getMessage());
      return null;
    }
  }

  /** Where the rules come from, or null if the user does not say so. */
  public static @Nullable RuleSource source(Options options, Log log) {
    var name = options.rules() == null ? configuredRules() : options.rules();
    if (name == null || name.isBlank()) {
      log.error(
          "no rule file is given; write -javaagent:redial-agent.jar=RULES,"
              + " or set -Dredial.rules or REDIAL_RULES");
      return null;
    }
    try {
      return Sources.of(name, options.reloading());
    } catch (IOException e) {
      log.error(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static @Nullable String configuredRules() {
    var property = System.getProperty("redial.rules");
    return property != null ? property : System.getenv("REDIAL_RULES");
  }
}
