package dev.redial.operate;

import dev.redial.flight.Flight;
import dev.redial.flight.Peer;
import dev.redial.rule.Rule;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One line on a failure that a rule could mend: many applications hide it behind a retry or a
 * time-out. The same is said once in an hour. Safe for use by many threads.
 */
final class Hints {
  private static final long PAUSE_NANOS = TimeUnit.HOURS.toNanos(1);

  private static final int HTTP = 80;

  /** Programs that crawl the web fail at hosts without end. */
  private static final int MOST = 64;

  private final Log log;
  private final ConcurrentHashMap<String, Long> said = new ConcurrentHashMap<>();

  Hints(Log log) {
    this.log = log;
  }

  /**
   * What an answer says that is none.
   *
   * @param what the status
   * @param likely why, most likely
   * @param remedy what a rule could say
   */
  record Failure(String what, String likely, String remedy) {}

  /** The same of a handshake, whose alert says what. */
  private record Cause(String likely, String remedy) {}

  void answered(@Nullable Rule rule, String host, int port, Failure failure) {
    if (isNews(host + ' ' + port + ' ' + failure.what)) {
      var at = at(host, port);
      say(
          at + " answers " + failure.what,
          rule,
          new Cause(failure.likely, failure.remedy),
          (port == HTTP ? "http://" : "https://") + at + "/");
    }
  }

  void handshakeFailed(@Nullable Rule rule, String host, int port, String alert) {
    var cause = cause(alert);
    var applied = rule == null ? null : rule.name();
    Flight.handshakeFailed(
        applied,
        new Peer(host, port),
        alert,
        cause == null ? null : cause.likely,
        cause == null ? null : cause.remedy);
    if (cause == null || !isNews(host + ' ' + port + ' ' + alert)) {
      return;
    }
    var at = at(host, port);
    say("the TLS handshake with " + at + " failed, " + alert, rule, cause, "https://" + at + "/");
  }

  private static String at(String host, int port) {
    var name = host.indexOf(':') < 0 || host.startsWith("[") ? host : "[" + host + "]";
    return port > 0 ? name + ":" + port : name;
  }

  private void say(String what, @Nullable Rule rule, Cause cause, String url) {
    log.info(
        what
            + ": "
            + cause.likely
            + "; "
            + (rule == null ? "no rule is for it" : "rule '" + rule.name() + "' was applied")
            + "; in a rule, see "
            + cause.remedy
            + "; what is sent: "
            + explain(url));
  }

  private static String explain(String url) {
    return "java -jar redial-agent.jar explain --pid " + ProcessHandle.current().pid() + " " + url;
  }

  /** Of alerts that a rule may have to do with. */
  private static @Nullable Cause cause(String alert) {
    return switch (alert) {
      case "handshake_failure", "insufficient_security" ->
          new Cause(
              "no cipher suite or TLS version in common, or the server does not know the name in"
                  + " SNI",
              "ciphers, protocols, sni");
      case "protocol_version" -> new Cause("no TLS version in common", "protocols");
      case "unrecognized_name" ->
          new Cause("the server does not know the name in SNI", "sni, virtual-host, lowercase");
      case "no_application_protocol" ->
          new Cause("the server speaks none of the protocols in ALPN", "alpn");
      case "certificate_unknown", "unknown_ca" ->
          new Cause(
              "the certificate is for another name, or of a CA that is not trusted",
              "verify-name, virtual-host, trust");
      default -> null;
    };
  }

  private boolean isNews(String what) {
    long now = System.nanoTime();
    var before = said.get(what);
    if (before == null ? said.size() >= MOST : now - before < PAUSE_NANOS) {
      return false;
    }
    said.put(what, now);
    return true;
  }
}
