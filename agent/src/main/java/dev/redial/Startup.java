package dev.redial;

import dev.redial.catalog.Launch;
import dev.redial.control.AgentRuntime;
import dev.redial.control.DeferredStart;
import dev.redial.control.Opening;
import dev.redial.control.RuleSource;
import dev.redial.report.Log;
import dev.redial.report.Options;
import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The agent's table of contents: options, rules, then the weaver.
 *
 * <p>Everything here runs before the application's main and is paid by every start: no lambda, no
 * regular expression, no class that is not needed.
 */
public final class Startup implements BiConsumer<@Nullable String, Instrumentation> {
  /** For {@code Agent}, which knows the name only. */
  public Startup() {}

  @Override
  public void accept(@Nullable String argument, Instrumentation jvm) {
    var options = Options.parse(argument);
    var log = Opening.log(options);
    for (var problem : options.problems()) {
      log.error(problem);
    }
    var source = options.problems().isEmpty() ? Opening.source(options, log) : null;
    if (source == null) {
      isInactive(options, log, jvm, "correct it and start again");
      return;
    }
    if (DeferredStart.fits(options, source)) {
      DeferredStart.begin(jvm, options, source, log);
    } else {
      begin(options, source, log, jvm);
    }
  }

  private static void begin(Options options, RuleSource source, Log log, Instrumentation jvm) {
    var runtime = AgentRuntime.create(jvm, source, log, options);
    if (options.evidence().fingerprints()) {
      runtime.takeFingerprints();
    }
    boolean reloads = options.reloading().on();
    if (!runtime.begin(options.observe(), reloads)) {
      var then = reloads ? "the rules hold once they are valid" : "correct it and start again";
      isInactive(options, log, jvm, then);
    } else if (options.strict()) {
      requireForce(runtime, log, jvm);
    }
  }

  /** Known only once the JVM has loaded a class of TLS, which is spared otherwise. */
  private static void requireForce(AgentRuntime runtime, Log log, Instrumentation jvm) {
    if (runtime.notInForce() != null) {
      log.error("strict=true: the JVM does not start with rules that are not in force");
      Launch.refuse(jvm);
    }
  }

  private static void isInactive(Options options, Log log, Instrumentation jvm, String then) {
    if (options.strict()) {
      log.error("strict=true: the JVM does not start without valid rules and options");
      Launch.refuse(jvm);
    } else {
      log.error("not active, the application runs unchanged; " + then);
    }
  }
}
