package dev.redial.http;

import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import dev.redial.rule.Rule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Applies a rule to the head of one request, at the last method of a client that still has it in
 * structured form. The match is made per request: one connection may carry those of several hosts.
 */
abstract class RequestHook extends Hook {
  RequestHook(Decisions decisions) {
    super(decisions);
  }

  /** The rule to carry out on the head of a request to this endpoint, or null. */
  final @Nullable Rule find(@Nullable String host, int port) {
    var rule = decisions.find(host, port);
    return rule == null || rule.http().isEmpty() ? null : rule;
  }

  /**
   * Changes the fields as the rule says.
   *
   * @return whether the rule is to be carried out, and not only observed
   * @throws IOException if the rule cannot be applied
   */
  final boolean change(HeaderFields fields, Rule rule, String host, int port) throws IOException {
    var missing = decisions.missing(rule, Decisions.JDK);
    if (missing != null) {
      throw decisions.refusal(rule, "HTTP", host, new IllegalStateException(missing));
    }
    var before = authority(fields);
    fields.apply(rule.http());
    decisions.hit(rule, "HTTP", host, port, "Host " + before + " -> " + authority(fields));
    return !decisions.onlyObserves(rule);
  }

  private static @Nullable String authority(HeaderFields fields) {
    var authority = fields.first(":authority");
    return authority == null ? fields.first("Host") : authority;
  }
}
