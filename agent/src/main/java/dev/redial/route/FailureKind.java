package dev.redial.route;

import dev.redial.route.dial.ConnectPlan;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What connections that a rule leads fail of, as failures are counted: there are no other kinds.
 */
public final class FailureKind {
  static final String TIMEOUT = "route timeout";
  static final String REFUSED = "route refused";
  static final String UNREACHABLE = "route unreachable";
  static final String UNKNOWN_HOST = "route unknown host";
  static final String PROXY_TLS = "proxy TLS";

  /** The application closed the connection before its route was open. */
  static final String GIVEN_UP = "route given up";

  static final String BROKEN = "route broken";

  /** A proxy that speaks SOCKS does not take redial for one of its clients. */
  static final String SOCKS_LOGIN = "route SOCKS login";

  private static final int LEAST_STATUS = 300;
  private static final int MOST_STATUS = 599;
  private static final int MOST_REPLY = 8;

  private FailureKind() {}

  /** For a proxy that answered CONNECT with this status, or with none of HTTP. */
  static String ofAnswer(int status) {
    return status < LEAST_STATUS || status > MOST_STATUS ? BROKEN : "route " + status;
  }

  /** For a proxy that refused by this reply of SOCKS 5, or answered with none. */
  static String ofSocks(int reply) {
    return reply < 1 || reply > MOST_REPLY ? BROKEN : "route SOCKS reply " + reply;
  }

  /** For any other failure, by what the application is told. */
  static String of(Throwable why) {
    if (why instanceof SocketTimeoutException) {
      return TIMEOUT;
    }
    if (why instanceof UnknownHostException) {
      return UNKNOWN_HOST;
    }
    if (why instanceof SSLException) {
      return PROXY_TLS;
    }
    if (ConnectPlan.isByApplication(why) || ConnectPlan.isByApplication(why.getCause())) {
      return GIVEN_UP;
    }
    return why instanceof ConnectException ? ofConnecting(why.getCause()) : BROKEN;
  }

  /** The JDK has no types for some of what the system says, so that the words must tell. */
  private static String ofConnecting(@Nullable Throwable cause) {
    var words = cause == null ? null : cause.getMessage();
    if (cause instanceof NoRouteToHostException || contains(words, "unreachable")) {
      return UNREACHABLE;
    }
    if (cause instanceof ConnectException) {
      return contains(words, "timed out") ? TIMEOUT : REFUSED;
    }
    return BROKEN;
  }

  private static boolean contains(@Nullable String text, String part) {
    return text != null && text.contains(part);
  }
}
