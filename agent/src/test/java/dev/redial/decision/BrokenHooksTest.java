package dev.redial.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.bridge.RedialBridge;
import dev.redial.report.Log;
import dev.redial.rule.HttpSettings;
import dev.redial.rule.Match;
import dev.redial.rule.Rule;
import dev.redial.rule.RuleSet;
import dev.redial.rule.host.HostPattern;
import dev.redial.rule.route.RouteSettings;
import dev.redial.rule.tls.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenHooksTest {
  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void nameLog() {
    log = folder.resolve("log");
  }

  static List<Throwable> endsOfTheJvm() {
    return List.of(new StackOverflowError(), new OutOfMemoryError(), new InternalError());
  }

  static List<Throwable> failures() {
    return List.of(
        new NoClassDefFoundError("x"),
        new ExceptionInInitializerError(),
        new AssertionError(),
        new IllegalStateException(),
        new NullPointerException());
  }

  @ParameterizedTest
  @MethodSource("endsOfTheJvm")
  void end_inAHookThatDecides_comesToTheApplication(Throwable end) throws IOException {
    assertThatThrownBy(() -> call(deciding(decisions(false), end))).isSameAs(end);
    var wrapped = new IllegalStateException(end);
    assertThatThrownBy(() -> call(deciding(decisions(false), wrapped))).isSameAs(end);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failure_inAHookThatDecides_refusesWhereARuleMayBeMeant(Throwable failure)
      throws IOException {
    assertThatThrownBy(() -> call(deciding(decisions(false), failure)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("redial: rule 'edge'")
        .hasMessageContaining("refused");
    assertThat(Files.readAllLines(log)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failure_whereNoRuleMayBeMeant_isSaidOnce(Throwable failure) throws IOException {
    for (var decisions : List.of(decisions(true), without(decisions(false)))) {
      var hook = deciding(decisions, failure);
      assertThat(call(hook)).isEqualTo("value");
      assertThat(call(hook)).isEqualTo("value");
    }
    assertThat(Files.readAllLines(log)).hasSize(2).allMatch(line -> line.contains("failed"));
  }

  @ParameterizedTest
  @MethodSource({"endsOfTheJvm", "failures"})
  void sideHook_neverRefuses(Throwable failure) throws IOException {
    assertThat(call(aside(decisions(false), failure))).isEqualTo("value");
  }

  @Test
  void endOfAThread_isLeftToIt() throws IOException {
    var end = new ThreadDeath();
    assertThatThrownBy(() -> call(aside(decisions(false), end))).isSameAs(end);
    assertThatThrownBy(() -> call(deciding(decisions(false), end))).isSameAs(end);
  }

  private static @Nullable Object call(Hook hook) throws IOException {
    return RedialBridge.call("value", null, null, null, hook.number());
  }

  private static Hook deciding(Decisions decisions, Throwable failure) {
    return new Hook(decisions) {
      @Override
      protected boolean isNeededBy(Rule rule) {
        return rule.changesHandshake();
      }

      @Override
      protected @Nullable Object on(@Nullable Object unused) {
        return thrown(failure);
      }
    };
  }

  private static Hook aside(Decisions decisions, Throwable failure) {
    return new SideHook(decisions) {
      @Override
      protected @Nullable Object on(@Nullable Object unused) {
        return thrown(failure);
      }
    };
  }

  private static Object thrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  private static Decisions without(Decisions decisions) {
    decisions.replace(ActiveRules.none());
    return decisions;
  }

  private Decisions decisions(boolean observe) throws IOException {
    var rule =
        new Rule(
            "edge",
            null,
            Rule.NEVER,
            observe,
            1,
            new Match(List.of(new HostPattern.Any()), List.of(), List.of()),
            TlsSettings.names("b", "b", true, false),
            new HttpSettings("b", Map.of(), List.of(), false),
            RouteSettings.NONE);
    return new Decisions(
        RuleSet.of(List.of(rule)), false, Log.toFile(Log.Level.INFO, log.toString()));
  }
}
