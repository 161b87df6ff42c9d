package dev.redial.doctor;

import org.jspecify.annotations.Nullable;

/** Says what is plain to see where nothing that was tried helps. */
final class LastSuspect implements Suspect {
  @Override
  public @Nullable Cause examine(Case it) {
    var failure = it.plain().failure();
    if (failure == null) {
      return null;
    }
    var where = it.plain().dialled() == null ? it.target().place() : it.plain().dialled();
    return switch (failure.kind()) {
      case DNS -> unnamed(it);
      case REFUSED -> refused(it, String.valueOf(where));
      case UNREACHABLE -> unreachable(failure, String.valueOf(where));
      case SILENT -> silent(it, String.valueOf(where));
      case RESET, CLOSED -> cut(it, failure, String.valueOf(where));
      case PROXY, PROXY_AUTHENTICATION -> byProxy(it, failure);
      default -> null;
    };
  }

  private static Cause unnamed(Case it) {
    return Cause.other(
        "dns",
        "The name '" + it.target().host() + "' has no address here.",
        "Look at the name and at this machine's DNS; if you know where the server is, run"
            + " doctor again with --connect-to ADDRESS, or with --proxy URL.");
  }

  private static Cause refused(Case it, String where) {
    boolean isByProxy = it.plain().proxy() != null;
    return Cause.other(
        "refused",
        "Nothing listens at "
            + where
            + (isByProxy ? ": the JVM's proxy is down" : ": the server is down")
            + ", or a firewall refuses.",
        isByProxy
            ? "Start the proxy, or look at its port."
            : "Start the server, or look at the port.");
  }

  private static Cause unreachable(Failure failure, String where) {
    return Cause.other(
        "unreachable",
        "There is no way to " + where + ": " + failure.detail() + ".",
        "Look at routes and firewalls; where a proxy leads out, run doctor again with --proxy"
            + " URL.");
  }

  private static Cause byProxy(Case it, Failure failure) {
    var proxy = it.plain().proxy();
    return proxy != null && failure.is(Failure.Kind.PROXY_AUTHENTICATION)
        ? ProxyTrials.unknownUser(proxy, it.plain())
        : Cause.other(
            "proxy-refuses",
            "The JVM's proxy " + proxy + " makes no connection: " + failure.detail() + ".",
            "Ask whoever runs the proxy.");
  }

  private static Cause silent(Case it, String where) {
    return Cause.other(
        "silent",
        where
            + " takes connections and then says nothing"
            + (it.plain().agreed() == null ? "" : " to the request")
            + ", whatever is changed.",
        "Look at the server: it hangs, or a firewall swallows what is sent.");
  }

  private static Cause cut(Case it, Failure failure, String where) {
    boolean isReset = failure.is(Failure.Kind.RESET);
    return Cause.other(
        isReset ? "reset" : "closed",
        where
            + (isReset ? " resets" : " closes")
            + " the connection "
            + (it.plain().agreed() == null ? "in the handshake" : "after the request")
            + ", whatever is changed.",
        "Look at the server's log and at firewalls that end connections by name.");
  }
}
