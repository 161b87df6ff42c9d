package dev.redial.http;

import dev.redial.decision.Decisions;
import dev.redial.decision.HeadChange;
import dev.redial.decision.Hook;
import dev.redial.report.Fingerprints.Aspect;
import dev.redial.rule.Effect;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Applies a rule to the head of one request, at the last method of a client that still has it in
 * structured form. The match is made per request: one connection may carry requests for many hosts.
 */
public abstract class RequestHook extends Hook {
  protected RequestHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected final boolean isNeededBy(Rule rule) {
    return !rule.http().isEmpty();
  }

  /** The rule to carry out on the head of a request to this endpoint, or null. */
  public final @Nullable Rule find(@Nullable String host, int port) {
    var rule = decisions.find(host, port);
    return rule == null || !rule.changesHeads() ? null : rule;
  }

  /** The first rule that may have something to do for a request to this host, or null. */
  public final @Nullable Rule any(@Nullable String host) {
    return decisions.any(host, Effect.HEAD);
  }

  /**
   * Changes the fields as the rule says.
   *
   * @return whether the rule is to be carried out, and not only observed
   * @throws IOException if the rule cannot be applied
   */
  public final boolean change(HeaderFields fields, Rule rule, String host, int port)
      throws IOException {
    var before = authority(fields);
    boolean isDeclined = fields.apply(rule);
    if (rule.http().isEmpty() && !isDeclined) {
      leaves(fields, host, port);
      return false;
    }
    var after = authority(fields);
    var change = new HeadChange(before, after, rule.http(), isDeclined);
    decisions.reports().hit(rule, Layer.HTTP, host, port, change);
    boolean isChange = !decisions.onlyObserves(rule);
    saw(isChange ? after : before, host, port, isChange ? rule : null);
    return isChange;
  }

  /** Whether nothing is to be done for a request of this rule, or of none. */
  public final boolean isSpared(@Nullable Rule rule) {
    return rule == null && !isWatched();
  }

  /** Whether {@link #leaves} has something to do, so that a caller can spare reading the fields. */
  public final boolean isWatched() {
    return decisions.reports().fingerprints().areTaken();
  }

  /** The request goes out as the application made it. */
  public final void leaves(HeaderFields fields, String host, int port) {
    saw(authority(fields), host, port, null);
  }

  private void saw(@Nullable String authority, String host, int port, @Nullable Rule rule) {
    if (authority != null && isWatched()) {
      decisions.reports().fingerprints().saw(host, port, Aspect.AUTHORITY, authority, rule);
    }
  }

  private static @Nullable String authority(HeaderFields fields) {
    var authority = fields.first(":authority");
    return authority == null ? fields.first("Host") : authority;
  }
}
