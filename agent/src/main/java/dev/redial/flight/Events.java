package dev.redial.flight;

import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/** The only user of {@code jdk.jfr} except the events themselves; loaded once that module is. */
final class Events {
  private Events() {}

  static boolean areTaken() {
    return FlightRecorder.isInitialized();
  }

  static boolean takeReloads() {
    return new ReloadEvent().isEnabled();
  }

  static void ruleApplied(String rule, String layer, Peer peer, String change, boolean observed) {
    var event = new RuleAppliedEvent();
    if (event.shouldCommit()) {
      event.rule = rule;
      event.layer = layer;
      event.host = peer.host();
      event.port = peer.port();
      event.change = change;
      event.observed = observed;
      event.commit();
    }
  }

  static void ruleFailed(String rule, String layer, String host, String kind, String reason) {
    var event = new RuleFailedEvent();
    if (event.shouldCommit()) {
      event.rule = rule;
      event.layer = layer;
      event.host = host;
      event.kind = kind;
      event.reason = reason;
      event.commit();
    }
  }

  static void handshakeFailed(
      @Nullable String rule,
      Peer peer,
      String alert,
      @Nullable String cause,
      @Nullable String remedy) {
    var event = new HandshakeFailedEvent();
    if (event.shouldCommit()) {
      event.rule = rule;
      event.host = peer.host();
      event.port = peer.port();
      event.alert = alert;
      event.likelyCause = cause;
      event.likelyRule = remedy;
      event.commit();
    }
  }

  static void reload(boolean taken, String what, String digest, String by) {
    var event = new ReloadEvent();
    if (event.shouldCommit()) {
      event.taken = taken;
      event.what = what;
      event.digest = digest;
      event.by = by;
      event.commit();
    }
  }
}
