package dev.redial.decision;

import dev.redial.rule.Rule;
import dev.redial.rule.host.HostName;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers by which a front end or a proxy says that it does not take a request. Each to a request
 * of a rule counts. Those to others are named where a rule could change them, never on addresses
 * that have answered well. A proxy's challenge is one only when nothing but challenges follows:
 * clients answer it and go on. Safe for use by many threads.
 */
final class AnswerHints {
  private static final int FIRST_FAILURE = 400;

  /** A client that authenticates gets two of them (RFC 4559 section 6). */
  private static final int ALL_CHALLENGES = 3;

  /** Programs that crawl the web see hosts without end. */
  private static final int MOST = 256;

  private final Hints hints;
  private final Set<String> works = ConcurrentHashMap.newKeySet();
  private final ConcurrentHashMap<String, Integer> challenged = new ConcurrentHashMap<>();

  AnswerHints(Hints hints) {
    this.hints = hints;
  }

  /**
   * An answer came.
   *
   * @param rule that was carried out, or null
   */
  void answered(@Nullable Rule rule, String host, int port, int status) {
    if (status == AnswerCauses.CHALLENGE) {
      challenged(rule, host, port);
      return;
    }
    if (!challenged.isEmpty()) {
      challenged.remove(host);
    }
    if (status < FIRST_FAILURE) {
      answeredWell(host);
      return;
    }
    var failure =
        rule == null
            ? AnswerCauses.withoutRule(host, status)
            : AnswerCauses.underRule(host, status);
    if (failure != null && (rule != null || !works.contains(host))) {
      hints.answered(rule, host, port, failure, 1);
    }
  }

  private void answeredWell(String host) {
    if (!works.contains(host) && HostName.isIp(host) && works.size() < MOST) {
      works.add(host);
    }
  }

  private void challenged(@Nullable Rule rule, String host, int port) {
    if (challenged.size() < MOST || challenged.containsKey(host)) {
      int times = challenged.merge(host, 1, Integer::sum);
      if (times >= ALL_CHALLENGES) {
        int uncounted = times == ALL_CHALLENGES ? times : 1;
        hints.answered(rule, host, port, AnswerCauses.UNANSWERED, uncounted);
      }
    }
  }
}
