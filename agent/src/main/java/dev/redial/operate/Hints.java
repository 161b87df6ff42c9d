package dev.redial.operate;

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

  /** Programs that crawl the web fail at hosts without end. */
  private static final int MOST = 64;

  private final Log log;
  private final ConcurrentHashMap<String, Long> said = new ConcurrentHashMap<>();

  Hints(Log log) {
    this.log = log;
  }

  void handshakeFailed(@Nullable Rule rule, String host, int port, String alert) {
    var cause = cause(alert);
    if (cause == null || !isNews(host + ' ' + port + ' ' + alert)) {
      return;
    }
    var line = new StringBuilder("the TLS handshake with ").append(host);
    line.append(port > 0 ? ":" + port : "").append(" failed, ").append(alert).append(": ");
    line.append(cause).append("; ");
    line.append(rule == null ? "no rule is for it" : "rule '" + rule.name() + "' was applied");
    line.append("; what is sent: java -jar redial-agent.jar explain --pid ");
    line.append(ProcessHandle.current().pid()).append(" https://").append(host);
    log.info(line.append(port > 0 ? ":" + port : "").append('/').toString());
  }

  /** Of alerts that a rule may have to do with. */
  private static @Nullable String cause(String alert) {
    return switch (alert) {
      case "handshake_failure", "insufficient_security" ->
          "no cipher suite or TLS version in common, or the server does not know the name in SNI";
      case "protocol_version" -> "no TLS version in common";
      case "unrecognized_name" -> "the server does not know the name in SNI";
      case "no_application_protocol" -> "the server speaks none of the protocols in ALPN";
      case "certificate_unknown", "unknown_ca" ->
          "the certificate is for another name, or of a CA that is not trusted";
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
