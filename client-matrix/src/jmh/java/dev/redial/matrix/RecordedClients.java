package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import dev.redial.clients.Clients;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The program that {@link UnmatchedBenchmark} measures, with one library.
 *
 * <p>{@code begin} dials out and does not wait for the end. {@code record} keeps the calls to the
 * agent from then on, and {@code measure} repeats them.
 */
public final class RecordedClients {
  private static final TimeValue ITERATION = TimeValue.milliseconds(500);
  private static final int WARM_UPS = 4;
  private static final int ITERATIONS = 5;

  private static volatile List<Callable<@Nullable Object>> calls = List.of();

  private RecordedClients() {}

  /**
   * Answers until the end of its input.
   *
   * @param arguments the class file of the recorder, and the {@link Program} unless it is the JDK
   */
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    var recorder = Path.of(arguments[0]);
    var clients = new HashMap<String, Client>();
    clients.putAll(arguments.length == 1 ? Clients.all() : program(arguments[1]));
    clients.put("begin", call -> begin(clients, call));
    clients.put("record", call -> record(recorder));
    clients.put("measure", call -> measure(call.fields().get("only")));
    Clients.run(clients);
  }

  /** What the last {@code record} has found. */
  static List<Callable<@Nullable Object>> calls() {
    return calls;
  }

  /** The agent has its bridge there once it has woven a class. */
  private static String record(Path recorder) throws IOException, ReflectiveOperationException {
    MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
        .defineClass(Files.readAllBytes(recorder))
        .getMethod("begin")
        .invoke(null);
    return "";
  }

  private static Map<String, Client> program(String name) throws ReflectiveOperationException {
    var type = Class.forName(name).asSubclass(Program.class);
    return type.getDeclaredConstructor().newInstance().clients();
  }

  private static String begin(Map<String, Client> clients, Call call) {
    var client = clients.get(call.fields().get("way"));
    var request = new Call(call.targets(), null, Map.of());
    var thread = new Thread(() -> report(client, request), "client");
    thread.setDaemon(true);
    thread.start();
    return "";
  }

  private static void report(Client client, Call call) {
    try {
      client.answer(call);
    } catch (Exception e) {
      System.err.println(e);
    }
  }

  /** The hooks, nanoseconds and bytes allocated for one round of them. */
  @SuppressWarnings("unchecked") // what RecordingBridge.end() returns
  private static String measure(String only) throws ReflectiveOperationException, RunnerException {
    var recorder = Class.forName("java.lang.RecordingBridge");
    var all =
        (List<Map.Entry<String, Callable<@Nullable Object>>>)
            recorder.getMethod("end").invoke(null);
    var round = all.stream().filter(call -> call.getKey().matches(only)).toList();
    calls = round.stream().map(Map.Entry::getValue).toList();
    var options =
        new OptionsBuilder()
            .include(UnmatchedRound.class.getName())
            .addProfiler(GCProfiler.class)
            .forks(0)
            .warmupTime(ITERATION)
            .warmupIterations(WARM_UPS)
            .measurementTime(ITERATION)
            .measurementIterations(ITERATIONS)
            .timeUnit(TimeUnit.NANOSECONDS)
            .verbosity(VerboseMode.SILENT)
            .build();
    var result = new Runner(options).runSingle();
    double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    return String.format("%.0f ns, %.1f B: ", result.getPrimaryResult().getScore(), bytes)
        + names(round);
  }

  private static String names(List<? extends Map.Entry<String, ?>> round) {
    return round.stream()
        .map(call -> call.getKey().replaceFirst(".*[.]", ""))
        .collect(Collectors.joining(" "));
  }
}
