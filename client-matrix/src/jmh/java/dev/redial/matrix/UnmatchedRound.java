package dev.redial.matrix;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Calls all hooks that one request has called. For {@link RecordedClients} only. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
public class UnmatchedRound {
  private final List<Callable<@Nullable Object>> calls = RecordedClients.calls();

  @Benchmark
  public void round(Blackhole results) throws Exception {
    for (int i = 0; i < calls.size(); i++) {
      results.consume(calls.get(i).call());
    }
  }
}
