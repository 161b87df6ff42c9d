package dev.redial.demo.sandbox;

import dev.redial.demo.client.ClientCase;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All calls of one run. The JVM in which rules only observe is ahead of the other, which is told by
 * it which rule a call is for.
 */
final class Rounds {
  private static final List<String> USUAL = List.of("HttpsURLConnection", "java.net.http HTTP/2");

  private static final String NOBODY = "nobody.invalid";

  private final TryOptions options;
  private final Laboratory before;
  private final Laboratory after;
  private final Map<String, SaidRule> rules = new LinkedHashMap<>();
  private final List<Trial> trials = new ArrayList<>();

  Rounds(TryOptions options, Laboratory before, Laboratory after, List<SaidRule> rules) {
    this.options = options;
    this.before = before;
    this.after = after;
    rules.forEach(rule -> this.rules.put(rule.name(), rule));
  }

  /** A client and what it is to call. */
  private record Call(String url, ClientCase client) {}

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
    samples.forEach(
        (rule, calls) -> {
          var ofRule = trials.stream().filter(trial -> concerns(rule, calls, trial)).toList();
          if (own || !ofRule.isEmpty()) {
            verdicts.add(Verdict.of(rule, ofRule, check.hasExpired(rule.name())));
          }
        });
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
        var names = List.of(Judgement.host(call.url()));
        first.put(call, ahead.submit(() -> before.call(call.client(), call.url(), names, null)));
      }
      var done = new ArrayList<Trial>();
      for (var call : first.entrySet()) {
        done.add(trial(call.getKey(), call.getValue().get()));
      }
      return done;
    } finally {
      ahead.shutdownNow();
    }
  }

  private Trial trial(Call call, Laboratory.Result was) throws Exception {
    var url = call.url();
    var client = call.client();
    if (was.rule() == null) {
      return new Trial(url, client.name(), null, was.seen(), was.seen(), false);
    }
    var rule = Objects.requireNonNull(rules.get(was.rule()));
    var said = rule.observes() ? null : rule.proxy();
    var proxy = said != null && said.tls() ? said.host() : null;
    var is = after.call(client, url, Judgement.certificates(rule, url), proxy);
    boolean any =
        is.seen().hello() != null
            && after.call(client, url, List.of(NOBODY), proxy).seen().isSuccess();
    return new Trial(url, client.name(), is.rule(), was.seen(), is.seen(), any);
  }

  private List<Call> calls(String url, boolean raw) {
    boolean tls = !url.startsWith("http:");
    // java.net.URI knows no host with an underscore, and most clients go by it.
    boolean odd = URI.create(url).getHost() == null;
    return ClientCase.ALL.stream()
        .filter(client -> isWanted(client, raw))
        .filter(client -> tls || !client.protocol().equals(ClientCase.WEB_SOCKET))
        .filter(client -> !odd || client.name().equals(USUAL.get(0)))
        .map(client -> new Call(url, client))
        .toList();
  }

  private boolean isWanted(ClientCase client, boolean raw) {
    if (client.equals(ClientCase.RAW_TCP)) {
      // The observatory speaks HTTP, and waits for the client to speak first.
      return false;
    }
    var part = options.client();
    if (part != null) {
      return client.name().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
    return USUAL.contains(client.name()) || (raw && client.equals(ClientCase.HAND_WRITTEN));
  }
}
