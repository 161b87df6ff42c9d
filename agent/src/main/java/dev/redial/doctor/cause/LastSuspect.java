package dev.redial.doctor.cause;

import dev.redial.doctor.dial.Failure;
import dev.redial.doctor.target.ProxyAddress;
import org.jspecify.annotations.Nullable;

/** Says what is plain to see where nothing that was tried helps. */
public final class LastSuspect implements Suspect {
  private static final String ANOTHER_WAY =
      "If only a proxy leads there, run doctor again with --proxy URL; if the server is elsewhere,"
          + " with --connect-to ADDRESS.";

  @Override
  public @Nullable Cause examine(Investigation it) {
    var failure = it.plain().failure();
    if (failure == null) {
      return null;
    }
    var proxy = it.plain().proxy();
    if (proxy != null && failure.is(Failure.Kind.PROXY_UNREACHABLE)) {
      return unreachable(proxy, failure);
    }
    var where = it.plain().dialled() == null ? it.target().place() : it.plain().dialled();
    return switch (failure.kind()) {
      case DNS -> unnamed(it);
      case REFUSED -> refused(String.valueOf(where));
      case UNREACHABLE -> unreachable(failure, String.valueOf(where));
      case SILENT -> silent(it, String.valueOf(where));
      case RESET, CLOSED -> cut(it, failure, String.valueOf(where));
      case PROXY, PROXY_AUTHENTICATION -> byProxy(it, failure);
      case UNACCEPTABLE -> isTooLarge(failure) ? tooLarge(failure) : null;
      default -> null;
    };
  }

  private static Cause unnamed(Investigation it) {
    return Cause.other(
        "dns",
        "The name '" + it.target().host() + "' has no address here.",
        "Check the name, and this machine's DNS. " + ANOTHER_WAY);
  }

  private static Cause refused(String where) {
    return Cause.other(
        "refused",
        "Nothing listens at " + where + ": the server is down, or a firewall refuses.",
        "Start the server, or check the port. " + ANOTHER_WAY);
  }

  private static Cause unreachable(ProxyAddress proxy, Failure failure) {
    return Cause.other(
        "proxy-unreachable",
        "The JVM has a proxy from " + proxy.source() + ", and " + failure.detail() + ".",
        "Start "
            + proxy
            + ", or correct its name and port in "
            + proxy.source()
            + ". To try another, run doctor again with --proxy URL.");
  }

  private static Cause unreachable(Failure failure, String where) {
    return Cause.other(
        "unreachable",
        "Nothing leads to " + where + ": " + failure.detail() + ".",
        "Check routes and firewalls. " + ANOTHER_WAY);
  }

  private static Cause byProxy(Investigation it, Failure failure) {
    var proxy = it.plain().proxy();
    return proxy != null && failure.is(Failure.Kind.PROXY_AUTHENTICATION)
        ? ProxyTrials.unknownUser(proxy, it.plain())
        : Cause.other(
            "proxy-refuses",
            "The JVM's proxy " + proxy + " does not connect: " + failure.detail() + ".",
            "Ask whoever runs the proxy.");
  }

  /** By the words of the JDK, for one message and for a chain of certificates. */
  static boolean isTooLarge(Failure failure) {
    return failure.is(Failure.Kind.UNACCEPTABLE)
        && failure.detail().contains("exceeds the maximum allowed");
  }

  private static Cause tooLarge(Failure failure) {
    return Cause.other(
        "too-large",
        "The server shows more certificates than this JVM reads (" + failure.detail() + ").",
        "Have the server show fewer or smaller ones. The JVM's limits are its system properties"
            + " jdk.tls.maxHandshakeMessageSize and jdk.tls.maxCertificateChainLength.");
  }

  private static Cause silent(Investigation it, String where) {
    return Cause.other(
        "silent",
        where + " accepts connections and then does not answer in time" + whatever(it),
        protocol(it)
            + "Check the server: it hangs, or a firewall drops what is sent. "
            + ANOTHER_WAY);
  }

  private static Cause cut(Investigation it, Failure failure, String where) {
    boolean isReset = failure.is(Failure.Kind.RESET);
    return Cause.other(
        isReset ? "reset" : "closed",
        where
            + (isReset ? " resets" : " closes")
            + " the connection "
            + (isInHandshake(it) ? "in the handshake" : "after the request")
            + whatever(it),
        protocol(it)
            + "Check the server's log, and firewalls that end connections by name. If the"
            + " server wants another name, run doctor again with --host NAME. "
            + ANOTHER_WAY);
  }

  /** A server of another protocol may end the connection where TLS begins, as PostgreSQL does. */
  private static String protocol(Investigation it) {
    boolean isAssumed = !it.target().assumed().isEmpty() && it.target().starttls() == null;
    return isAssumed && isInHandshake(it)
        ? "If the server begins in clear text, as databases do, run doctor again with --starttls"
            + " PROTOCOL. "
        : "";
  }

  private static boolean isInHandshake(Investigation it) {
    return it.target().isSecure() && it.plain().agreed() == null;
  }

  private static String whatever(Investigation it) {
    return it.attempts().size() > 1 ? ", whatever is changed." : ".";
  }
}
