package dev.redial.demo.sandbox;

import dev.redial.demo.JavaHome;
import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.Protocol;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * All calls of one run. The JVM in which rules only observe is ahead of the other, which is told by
 * it which rule a call is for.
 */
final class Rounds {
  private static final List<String> USUAL = List.of("HttpsURLConnection", "java.net.http HTTP/2");

  private final TryOptions options;
  private final Pair pair;
  private final Consumer<String> progress;
  private final Map<String, SaidRule> rules = new LinkedHashMap<>();
  private final List<Trial> trials = new ArrayList<>();

  Rounds(TryOptions options, Pair pair, List<SaidRule> rules, Consumer<String> progress) {
    this.options = options;
    this.pair = pair;
    this.progress = progress;
    rules.forEach(rule -> this.rules.put(rule.name(), rule));
  }

  /**
   * What the rules' own patterns are for, and some URLs.
   *
   * @param own whether the patterns are tried at all
   */
  List<Verdict> verdicts(boolean own, Set<String> urls, Check check) throws Exception {
    var samples = new LinkedHashMap<SaidRule, Set<Call>>();
    var all = new LinkedHashSet<Call>();
    for (var rule : rules.values()) {
      var calls = new LinkedHashSet<Call>();
      if (own) {
        Samples.of(rule).forEach(url -> calls.addAll(calls(url, rule.rawHttp())));
      }
      samples.put(rule, calls);
      all.addAll(calls);
    }
    boolean raw = rules.values().stream().anyMatch(SaidRule::rawHttp);
    urls.forEach(url -> all.addAll(calls(url, raw)));
    trials.addAll(trials(all));
    var verdicts = new ArrayList<Verdict>();
    for (var sample : samples.entrySet()) {
      var rule = sample.getKey();
      var ofRule = trials.stream().filter(trial -> concerns(rule, sample.getValue(), trial));
      var known = ofRule.toList();
      if (own || !known.isEmpty()) {
        verdicts.add(Verdict.of(rule, options.rules(), known, check));
      }
    }
    return verdicts;
  }

  /** All that was tried, once it was. */
  List<Trial> trials() {
    return trials;
  }

  private static boolean concerns(SaidRule rule, Set<Call> calls, Trial trial) {
    return rule.name().equals(trial.winner())
        || calls.stream()
            .anyMatch(
                call ->
                    trial.url().equals(call.url()) && trial.client().equals(call.client().name()));
  }

  private List<Trial> trials(Set<Call> calls) throws Exception {
    var ahead = Executors.newSingleThreadExecutor();
    try {
      var first = new LinkedHashMap<Call, Future<Laboratory.Result>>();
      for (var call : calls) {
        first.put(call, ahead.submit(() -> pair.before(call, rules)));
      }
      var done = new ArrayList<Trial>();
      for (var each : first.entrySet()) {
        var call = each.getKey();
        progress.accept(
            "%3d of %d: %s by %s"
                .formatted(done.size() + 1, first.size(), call.url(), call.client().name()));
        done.add(pair.trial(call, each.getValue().get(), rules));
      }
      return done;
    } finally {
      ahead.shutdownNow();
    }
  }

  private List<Call> calls(String url, boolean raw) {
    var protocol = Protocol.of(url);
    if (protocol != null) {
      return List.of(Call.of(url, protocol));
    }
    boolean tls = !url.startsWith("http:");
    // java.net.URI knows no host with an underscore, and most clients go by it.
    boolean odd = URI.create(url).getHost() == null;
    return ClientCase.ALL.stream()
        .filter(client -> isWanted(client, raw))
        .filter(client -> client.java() <= JavaHome.feature(options.javaHome()))
        .filter(client -> tls || !client.protocol().equals(ClientCase.WEB_SOCKET))
        .filter(client -> !odd || client.name().equals(USUAL.get(0)))
        .map(client -> new Call(url, client))
        .toList();
  }

  private boolean isWanted(ClientCase client, boolean raw) {
    if (client.equals(ClientCase.RAW_TCP)) {
      // It does not speak the protocol of a URL with http or https.
      return false;
    }
    var parts = options.clients();
    if (!parts.isEmpty()) {
      var name = client.name().toLowerCase(Locale.ROOT);
      return parts.stream().anyMatch(part -> name.contains(part.toLowerCase(Locale.ROOT)));
    }
    return USUAL.contains(client.name()) || (raw && client.equals(ClientCase.HAND_WRITTEN));
  }
}
