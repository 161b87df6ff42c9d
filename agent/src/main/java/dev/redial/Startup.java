package dev.redial;

import dev.redial.instrumentation.Weaver;
import dev.redial.operate.Decisions;
import dev.redial.operate.Log;
import dev.redial.operate.Options;
import dev.redial.rule.RuleSet;
import dev.redial.yaml.RuleFile;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The agent's table of contents: options, rules, then the weaver.
 *
 * <p>Everything here runs before the application's main and is paid by every start: no lambda, no
 * regular expression, no class that is not needed.
 */
public final class Startup implements BiConsumer<@Nullable String, Instrumentation> {
  /** For {@link Agent}, which knows the name only. */
  public Startup() {}

  @Override
  public void accept(@Nullable String argument, Instrumentation jvm) {
    var options = Options.parse(argument);
    var log = open(options);
    for (var problem : options.problems()) {
      log.error(problem);
    }
    var file = options.rules() == null ? configuredRules() : options.rules();
    var rules = options.problems().isEmpty() ? read(file, log) : null;
    if (rules != null) {
      int count = rules.rules().size();
      log.info(count + (count == 1 ? " rule from " : " rules from ") + file);
      Weaver.install(jvm, new Decisions(rules, options.observe(), log));
    } else if (options.strict()) {
      log.error("strict=true: the JVM does not start without valid rules and options");
      System.exit(1);
    } else {
      log.error("not active, the application runs unchanged; mend it and start again");
    }
  }

  private static @Nullable String configuredRules() {
    var property = System.getProperty("redial.rules");
    return property != null ? property : System.getenv("REDIAL_RULES");
  }

  private static Log open(Options options) {
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

  private static @Nullable RuleSet read(@Nullable String path, Log log) {
    if (path == null || path.isBlank()) {
      log.error(
          "no rule file is given; write -javaagent:redial-agent.jar=RULES,"
              + " or set -Dredial.rules or REDIAL_RULES");
      return null;
    }
    if (path.startsWith("http://") || path.startsWith("https://")) {
      log.error("rules from a URL are not supported yet; give the path of a file");
      return null;
    }
    try {
      var report = RuleFile.read(Path.of(path));
      for (var problem : report.problems()) {
        log.error(problem.toString());
      }
      return report.rules();
    } catch (InvalidPathException e) {
      log.error("the rule file's path is not one: " + e.getMessage());
      return null;
    }
  }
}
