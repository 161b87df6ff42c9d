package dev.redial.http.raw;

import dev.redial.decision.ActiveRules;
import dev.redial.decision.Decisions;
import dev.redial.decision.HeadChange;
import dev.redial.decision.MissedHeads;
import dev.redial.http.Authority;
import dev.redial.http.Ports;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a rule on the request heads of one connection, or reports that it needs raw-http to
 * do so.
 *
 * <p>A head that an HTTP client's own hook has changed is already as the rule wants it. Such a head
 * is neither changed nor counted again, nor reported as missed.
 */
final class RawEditor implements RawHeads.Editor {
  private final Decisions decisions;
  private final ActiveRules opened;
  private final Rule ofConnection;
  private final String host;
  private final int port;
  private final boolean rewrites;
  private boolean seen;

  /**
   * For a connection to an endpoint as the application asked for it, which this rule matches.
   *
   * @param opened the rules that held before it was looked for
   */
  RawEditor(Decisions decisions, ActiveRules opened, Rule ofConnection, String host, int port) {
    this.decisions = decisions;
    this.opened = opened;
    this.ofConnection = ofConnection;
    this.host = host;
    this.port = port;
    this.rewrites = ofConnection.http().rawHttp() && !decisions.onlyObserves(ofConnection);
  }

  /**
   * Whether bytes may be kept back; as for all of a connection, the rules of its beginning hold.
   */
  boolean rewrites() {
    return rewrites;
  }

  /** Whether no head that may still come matters. */
  boolean isDone() {
    return seen && !ofConnection.http().rawHttp();
  }

  @Override
  public byte @Nullable [] edit(RawHead head) throws IOException {
    seen = true;
    var rule = ruleFor(head);
    if (rule == null) {
      return null;
    }
    try {
      return edit(head, rule);
    } catch (RuntimeException e) {
      throw refusal(e);
    }
  }

  IOException refusal(Throwable cause) {
    return decisions.refusal(ofConnection, Layer.HTTP, host, cause);
  }

  /** An absolute target is for a proxy, and tells whom the request itself is for. */
  private @Nullable Rule ruleFor(RawHead head) {
    var target = head.absoluteTarget();
    if (target == null) {
      return ofConnection;
    }
    int colon = target.indexOf(':');
    var authority = target.substring(Math.max(colon + 3, target.indexOf('@') + 1));
    int port = Ports.of(Authority.port(authority), target.substring(0, colon));
    return decisions.find(Authority.host(authority), port);
  }

  private byte @Nullable [] edit(RawHead head, Rule rule) {
    var before = head.bytes();
    var authority = authority(head);
    head.fields().apply(rule);
    var after = head.bytes();
    if (Arrays.equals(before, after)) {
      return null;
    }
    if (!rule.http().rawHttp()) {
      if (isMissed(head, rule, authority)) {
        MissedHeads.byHand(decisions, rule);
      }
      return null;
    }
    var change = new HeadChange(authority, authority(head), rule.http(), false);
    decisions.reports().hit(rule, Layer.RAW_HTTP, host, port, change);
    return decisions.onlyObserves(rule) ? null : after;
  }

  /**
   * Whether a client that redial knows would have changed the head. It asks for the host of its
   * URL, which is that of Host and perhaps not that of its socket. It may rightly have found no
   * rule, or another one, if others have come to hold since the stream was opened.
   */
  private boolean isMissed(RawHead head, Rule rule, @Nullable String authority) {
    if (decisions.active() != opened) {
      return false;
    }
    var asked = authority == null ? host : Authority.host(authority);
    return head.absoluteTarget() != null || rule.hasSameEffectAs(decisions.find(asked, port));
  }

  private static @Nullable String authority(RawHead head) {
    var authority = head.fields().first("Host");
    return authority == null ? null : authority.trim();
  }

  /** What a rule says must go, or change, might go out in it: as ruled or not at all. */
  @Override
  public void passes(String reason) throws IOException {
    if (rewrites) {
      throw refusal(
          new ProtocolException("servers may read the request in different ways, " + reason));
    }
    if (ofConnection.http().rawHttp()) {
      decisions
          .reports()
          .warnOnce(ofConnection, "would refuse a request written by hand: " + reason);
    }
  }
}
