package dev.redial.rule;

import dev.redial.rule.host.HostPattern;
import dev.redial.rule.route.RouteSettings;
import dev.redial.rule.tls.TlsSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a connection pays for the question whether a rule is for it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Benchmark)
public class RuleSetBenchmark {
  private static final int ASKED = 1024;
  private static final int MASK = ASKED - 1;

  /** Half of them exact names, half wildcards, ten in a rule. */
  @Param({"10", "100000"})
  public int hosts;

  private RuleSet rules = RuleSet.of(List.of());
  private final String[] exact = new String[ASKED];
  private final String[] below = new String[ASKED];
  private final String[] other = new String[ASKED];
  private int next;

  /** Asks for hosts from all over the file, so that the processor's caches are not flattered. */
  @Setup
  public void index() {
    var all = new ArrayList<Rule>();
    for (int first = 0; first < hosts; first += 10) {
      var patterns = new ArrayList<HostPattern>();
      for (int i = first; i < first + 10; i += 2) {
        patterns.add(new HostPattern.Name("host-" + i + ".internal.example.com"));
        patterns.add(new HostPattern.Below("zone-" + i + ".example.org"));
      }
      all.add(rule("r" + first, patterns));
    }
    rules = RuleSet.of(all);
    for (int i = 0; i < ASKED; i++) {
      int host = (int) ((long) i * 7919 * 2 % hosts);
      exact[i] = "host-" + host + ".internal.example.com";
      below[i] = "api.zone-" + host + ".example.org";
      other[i] = "api-" + i + ".unmatched.example.net";
    }
  }

  private static Rule rule(String name, List<HostPattern> patterns) {
    return new Rule(
        name,
        null,
        Rule.NEVER,
        false,
        1,
        new Match(patterns, List.of(), List.of()),
        TlsSettings.names("a", "a", false, false),
        new HttpSettings(null, Map.of(), List.of(), false),
        RouteSettings.NONE);
  }

  @Benchmark
  public @Nullable Rule exactName() {
    return rules.match(exact[next++ & MASK], 443, 0);
  }

  @Benchmark
  public @Nullable Rule wildcard() {
    return rules.match(below[next++ & MASK], 443, 0);
  }

  @Benchmark
  public @Nullable Rule noMatch() {
    return rules.match(other[next++ & MASK], 443, 0);
  }
}
