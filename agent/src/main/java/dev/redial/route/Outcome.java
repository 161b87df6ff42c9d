package dev.redial.route;

import dev.redial.decision.Decisions;
import dev.redial.rule.Layer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Counts what became of one connection that a rule routes, once: a hit when its route is open, or
 * else a failure. Several threads may come to know it. Safe for use by many threads.
 */
final class Outcome {
  private final Decisions decisions;
  private final AtomicBoolean isCounted;
  private volatile @Nullable Answer answer;

  /** How a proxy refused, as that is counted, and the failure that tells the application so. */
  private static final class Answer {
    private final IOException failure;
    private final String kind;

    Answer(IOException failure, String kind) {
      this.failure = failure;
      this.kind = kind;
    }
  }

  private Outcome(Decisions decisions, boolean isCounted) {
    this.decisions = decisions;
    this.isCounted = new AtomicBoolean(isCounted);
  }

  /** That of a connection which is to be counted. */
  static Outcome counting(Decisions decisions) {
    return new Outcome(decisions, false);
  }

  /** That of a connection which is counted already, in another layer. */
  static Outcome counted(Decisions decisions) {
    return new Outcome(decisions, true);
  }

  /** Records an answer that opens no tunnel; other candidates may be left. */
  IOException refused(IOException failure, String kind) {
    answer = new Answer(failure, kind);
    return failure;
  }

  /** The route is open, and the connection the application's. */
  void opened(Route route) {
    if (isCounted.compareAndSet(false, true)) {
      var asked = route.asked();
      decisions
          .reports()
          .hit(route.rule(), Layer.ROUTE, asked.host(), asked.port(), route.toString());
    }
  }

  /** The connection came to nothing, in the words that the application is told. */
  void failed(Route route, Throwable why) {
    var noted = answer;
    if (noted != null && noted.failure == why) {
      failed(route, noted.kind, why);
    } else {
      failed(route, FailureKind.of(why), why);
    }
  }

  private void failed(Route route, String kind, Throwable why) {
    if (isCounted.compareAndSet(false, true)) {
      decisions
          .reports()
          .routeFailures()
          .failed(route.rule(), route.asked(), kind, words(route, why));
    }
  }

  private static String words(Route route, Throwable why) {
    var message = String.valueOf(why.getMessage());
    var prefix = AttemptFailures.prefix(route);
    return message.startsWith(prefix)
        ? message.substring(prefix.length())
        : route + " failed: " + why;
  }
}
