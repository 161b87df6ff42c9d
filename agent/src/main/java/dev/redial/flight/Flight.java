package dev.redial.flight;

import org.jspecify.annotations.Nullable;

/**
 * Reports events to JDK Flight Recorder.
 *
 * <p>Until a recording starts, a call costs one read of a field. Nothing of {@code jdk.jfr} is
 * loaded before the JVM loads the recorder; a runtime without that module never loads it. Safe for
 * use by many threads; nothing is thrown.
 */
public final class Flight {
  /** The class whose loading says that somebody records, or is about to. */
  public static final String RECORDER = "jdk.jfr.FlightRecorder";

  private static volatile boolean sawRecorder;

  private Flight() {}

  /** The JVM has loaded, or is loading, {@link #RECORDER}. */
  public static void sawRecorder() {
    sawRecorder = true;
  }

  /** Whether there is a recorder to take events. */
  public static boolean records() {
    try {
      return sawRecorder && Events.areTaken();
    } catch (Throwable t) {
      return isLost();
    }
  }

  /** Whether a recording is on that would take {@link #reload}. */
  public static boolean takesReloads() {
    try {
      return records() && Events.takeReloads();
    } catch (Throwable t) {
      return isLost();
    }
  }

  /** A rule was carried out, or observed. */
  public static void ruleApplied(
      String rule, String layer, Peer peer, String change, boolean observed) {
    try {
      if (records()) {
        Events.ruleApplied(rule, layer, peer, change, observed);
      }
    } catch (Throwable t) {
      isLost();
    }
  }

  /**
   * A rule matched, and its connection was refused or failed.
   *
   * @param kind what it is counted under
   */
  public static void ruleFailed(
      String rule, String layer, String host, String kind, String reason) {
    try {
      if (records()) {
        Events.ruleFailed(rule, layer, host, kind, reason);
      }
    } catch (Throwable t) {
      isLost();
    }
  }

  /**
   * A client's handshake came to nothing.
   *
   * @param rule the one that was applied, or null
   * @param cause the likely one, or null if there is none to name
   * @param remedy what a rule could say, or null if none would help
   */
  public static void handshakeFailed(
      @Nullable String rule,
      Peer peer,
      String alert,
      @Nullable String cause,
      @Nullable String remedy) {
    try {
      if (records()) {
        Events.handshakeFailed(rule, peer, alert, cause, remedy);
      }
    } catch (Throwable t) {
      isLost();
    }
  }

  /** The rules changed, or a new version of them was rejected. */
  public static void reload(boolean taken, String what, String digest, String by) {
    try {
      if (records()) {
        Events.reload(taken, what, digest, by);
      }
    } catch (Throwable t) {
      isLost();
    }
  }

  /** A recorder that breaks is not asked again: the application's connections matter more. */
  private static boolean isLost() {
    sawRecorder = false;
    return false;
  }
}
