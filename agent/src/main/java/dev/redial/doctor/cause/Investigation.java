package dev.redial.doctor.cause;

import dev.redial.doctor.dial.Observation;
import dev.redial.doctor.dial.Trial;
import dev.redial.doctor.target.ProxyAddress;
import dev.redial.doctor.target.Question;
import dev.redial.doctor.target.Target;
import dev.redial.rule.host.Address;
import dev.redial.work.AgentThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One examination: what is asked, and all that was tried so far. */
public final class Investigation {
  private static final int IN_PARALLEL = 2;

  private final Question question;
  private final Network network;
  private final Function<Trial, Observation> probe;
  private final List<Observation> attempts = new ArrayList<>();
  private volatile @Nullable Observation plain;

  /**
   * Where the calls could go.
   *
   * @param addresses all that the name has, and those that the user gave
   * @param proxies those that the user and the environment name
   * @param disabled the JVM's disabled algorithms for TLS and for certificates
   */
  public record Network(
      List<Address> addresses, List<ProxyAddress> proxies, List<String> disabled) {}

  public Investigation(Question question, Network network, Function<Trial, Observation> probe) {
    this.question = question;
    this.network = network;
    this.probe = probe;
  }

  Question question() {
    return question;
  }

  Target target() {
    return question.target();
  }

  Network network() {
    return network;
  }

  /** What came of it. */
  public Observation attempt(Trial trial) {
    var observation = probe.apply(trial);
    synchronized (attempts) {
      attempts.add(observation);
    }
    return observation;
  }

  /** The same for some, two at a time. */
  List<Observation> attemptAll(List<Trial> trials) {
    if (trials.size() < IN_PARALLEL) {
      return trials.stream().map(this::attempt).toList();
    }
    var threads = Executors.newFixedThreadPool(IN_PARALLEL, Investigation::daemon);
    try {
      var results = start(trials, threads).stream().map(CompletableFuture::join).toList();
      synchronized (attempts) {
        attempts.addAll(results);
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<CompletableFuture<Observation>> start(List<Trial> trials, ExecutorService threads) {
    var results = new ArrayList<CompletableFuture<Observation>>();
    for (var trial : trials) {
      results.add(CompletableFuture.supplyAsync(() -> probe.apply(trial), threads));
    }
    return results;
  }

  /** One for which no rules hold, where doctor is in a JVM that has some. */
  private static Thread daemon(Runnable task) {
    return new AgentThread("doctor") {
      @Override
      protected void work() {
        task.run();
      }
    };
  }

  /** All so far, the plain client's first. */
  public List<Observation> attempts() {
    synchronized (attempts) {
      return List.copyOf(attempts);
    }
  }

  /** What the plain client saw: the first attempt, unless a later one has taken its place. */
  public Observation plain() {
    var later = plain;
    return later == null ? attempts().get(0) : later;
  }

  /** Takes another attempt of the plain client for what it saw. */
  public void startAnew(Observation attempt) {
    plain = attempt;
  }
}
