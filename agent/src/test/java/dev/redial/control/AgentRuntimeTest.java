package dev.redial.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.decision.Decisions;
import dev.redial.report.Log;
import dev.redial.report.Options;
import dev.redial.rule.Layer;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentRuntimeTest {
  private static final String RULES =
      "version: 1\nrules:\n  - {name: a, match: {host: a.test}, host-header: b.test}\n";

  @AfterEach
  void forget() {
    AgentRuntime.discard();
  }

  /** What was asked while they did not hold got another answer. */
  @Test
  void rules_onceTheyHoldAgain_areAnotherVersionWithTheSameTally(@TempDir Path folder)
      throws IOException {
    var runtime = begun(folder);
    var before = decisions(runtime).active();
    var rule = before.rules().rules().get(0);
    decisions(runtime).reports().hit(rule, Layer.HTTP, "a.test", 80, "x");

    runtime.off("test");
    assertThat(decisions(runtime).find("a.test", 80)).isNull();
    runtime.on("test");

    var after = decisions(runtime).active();
    assertThat(after).isNotSameAs(before);
    assertThat(after.rules()).isSameAs(before.rules());
    assertThat(after.tally(rule).hits()).containsEntry("HTTP", 1L);
  }

  private static Decisions decisions(AgentRuntime runtime) {
    return runtime.status().decisions();
  }

  private static AgentRuntime begun(Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("rules.yaml"), RULES);
    var options = Options.parse(file.toString());
    var log = Log.toFile(Log.Level.INFO, folder.resolve("log").toString());
    var source = Opening.source(options, log);
    var runtime = AgentRuntime.create(unused(), source, log, options);
    assertThat(runtime.begin(false, false)).isTrue();
    return runtime;
  }

  /** A JVM that has loaded nothing. */
  private static Instrumentation unused() {
    var type = Instrumentation.class;
    return (Instrumentation)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                method.getReturnType() == Class[].class
                    ? new Class<?>[0]
                    : answer(method.getName()));
  }

  private static Object answer(String method) {
    return method.equals("removeTransformer") ? true : null;
  }
}
