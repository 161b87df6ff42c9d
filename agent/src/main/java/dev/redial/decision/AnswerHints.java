package dev.redial.decision;

import dev.redial.rule.HostName;
import dev.redial.rule.Rule;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One line on an HTTP status that a rule could mend. Never on hosts that have answered well, and on
 * a proxy's challenge only when nothing follows it: clients answer it and go on. Safe for use by
 * many threads.
 */
final class AnswerHints {
  private static final int FIRST_FAILURE = 400;
  private static final int FORBIDDEN = 403;
  private static final int CHALLENGE = 407;
  private static final int MISDIRECTED = 421;

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

  void answered(@Nullable Rule rule, String host, int port, int status) {
    if (status < FIRST_FAILURE) {
      answeredWell(host);
      return;
    }
    if (status != CHALLENGE && !challenged.isEmpty()) {
      challenged.remove(host);
    }
    switch (status) {
      case FORBIDDEN, MISDIRECTED -> refused(rule, host, port, status);
      case CHALLENGE -> challenged(rule, host, port);
      default -> {}
    }
  }

  private void answeredWell(String host) {
    if (!challenged.isEmpty()) {
      challenged.remove(host);
    }
    if (!works.contains(host) && HostName.isIp(host) && works.size() < MOST) {
      works.add(host);
    }
  }

  private void refused(@Nullable Rule rule, String host, int port, int status) {
    if (HostName.isIp(host)) {
      if (!works.contains(host)) {
        hints.answered(
            rule,
            host,
            port,
            new Hints.Failure(
                String.valueOf(status),
                "the URL's host is an address, and the server tells its sites apart by name",
                "virtual-host, host-header, sni"),
            1);
      }
    } else if (status == MISDIRECTED) {
      hints.answered(
          rule,
          host,
          port,
          new Hints.Failure(
              "421",
              "SNI and Host differ, or the connection was made for another host",
              "virtual-host, sni, host-header"),
          1);
    }
  }

  private void challenged(@Nullable Rule rule, String host, int port) {
    if (challenged.size() < MOST || challenged.containsKey(host)) {
      int times = challenged.merge(host, 1, Integer::sum);
      if (times >= ALL_CHALLENGES) {
        hints.answered(
            rule,
            host,
            port,
            new Hints.Failure(
                "407",
                "the proxy asks for a user and password that the client does not send; the JDK"
                    + " sends no Basic credentials through a tunnel unless told to",
                "proxies, proxy"),
            times == ALL_CHALLENGES ? times : 1);
      }
    }
  }
}
