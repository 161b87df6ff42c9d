package dev.redial.decision;

import dev.redial.decision.Hints.Failure;
import dev.redial.rule.host.HostName;
import org.jspecify.annotations.Nullable;

/** The likely cause of an answer that refuses, and which keys of a rule change that. */
final class AnswerCauses {
  static final int CHALLENGE = 407;

  /** Of a proxy, to one request after the other. */
  static final Failure UNANSWERED =
      new Failure(
          String.valueOf(CHALLENGE),
          "the proxy asks for a user and password that the client does not send; the JDK"
              + " sends no Basic credentials through a tunnel unless told to",
          "proxies, proxy");

  private AnswerCauses() {}

  /** The cause of an answer to a request without a rule, or null where no rule changes it. */
  static @Nullable Failure withoutRule(String host, int status) {
    return switch (status) {
      case 403 -> HostName.isIp(host) ? addressed(status) : null;
      case 421 -> misdirected(host, status);
      default -> null;
    };
  }

  /** The cause of an answer to a request of a rule, or null where the answer is the site's own. */
  static @Nullable Failure underRule(String host, int status) {
    return switch (status) {
      case 403 ->
          HostName.isIp(host)
              ? addressed(status)
              : new Failure(
                  "403",
                  "the server does not serve this name, or not to this client",
                  "host-header, virtual-host, headers");
      case 421 -> misdirected(host, status);
      case 502, 503, 504 ->
          new Failure(
              String.valueOf(status),
              "a proxy or front end does not reach the server behind it, or does not know the name",
              "connect-to, proxy, host-header");
      default -> null;
    };
  }

  private static Failure addressed(int status) {
    return new Failure(
        String.valueOf(status),
        "the URL's host is an address, and the server tells its sites apart by name",
        "virtual-host, host-header, sni");
  }

  private static Failure misdirected(String host, int status) {
    return HostName.isIp(host)
        ? addressed(status)
        : new Failure(
            String.valueOf(status),
            "SNI and Host differ, or the connection was made for another host",
            "virtual-host, sni, host-header");
  }
}
