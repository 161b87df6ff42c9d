package dev.redial.route;

import dev.redial.operate.OwnWork;
import dev.redial.rule.Address;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * One of the ways that a {@link Route} offers.
 *
 * @param dial where to connect to
 * @param target what the proxy, if there is one, shall connect to
 */
record Attempt(Route route, Address dial, @Nullable Address target) {
  /** The head of CONNECT, or null if there is no proxy. */
  byte @Nullable [] request() {
    var proxy = route.proxy();
    return proxy == null || target == null ? null : ConnectRequest.bytes(proxy, target);
  }

  /** The addresses to dial; no rule holds for this look-up. It may take long. */
  InetAddress[] addresses() throws UnknownHostException {
    boolean outer = OwnWork.begin();
    try {
      return InetAddress.getAllByName(dial.host());
    } catch (UnknownHostException e) {
      throw Failures.because(
          new UnknownHostException(failed(what() + " cannot be resolved: " + dial.host())), e);
    } finally {
      OwnWork.end(outer);
    }
  }

  /** Why there was no connection to dial. */
  String unreachable(Throwable why) {
    return failed(what() + " cannot be reached: " + why.getMessage());
  }

  /** For an answer that opens no tunnel. */
  IOException refused(ConnectAnswer answer) {
    var why = new ConnectException(failed("the proxy " + answer.failure() + advice(answer)));
    return route.outcome().refused(why, answer.status());
  }

  /** It took longer than the application waits. */
  String late() {
    return failed(what() + " did not answer in time");
  }

  /** For an exception: the rule, what was tried, and why it failed. */
  String failed(String why) {
    return prefix(route) + this + " failed: " + why;
  }

  /** How each of these messages begins. */
  static String prefix(Route route) {
    return "redial: rule '" + route.rule().name() + "': ";
  }

  private String what() {
    return target == null ? "the address" : "the proxy";
  }

  private String advice(ConnectAnswer answer) {
    var proxy = route.proxy();
    if (answer.status() != ConnectAnswer.PROXY_AUTHENTICATION_REQUIRED || proxy == null) {
      return "";
    }
    if (!answer.asksFor("Basic")) {
      return "; redial speaks Basic only: have the proxy offer it for this client, or run a local"
          + " proxy that speaks the scheme";
    }
    return proxy.authorization() == null
        ? "; write 'username' and 'password' for it, under 'proxies'"
        : "; it does not accept the 'username' and 'password' under 'proxies'";
  }

  /** What is tried, as messages say it. */
  @Override
  public String toString() {
    if (target == null) {
      return "connect-to " + dial + " for " + route.asked();
    }
    var asked = target.equals(route.asked()) ? "" : " for " + route.asked();
    return "CONNECT " + target + asked + " by proxy " + route.proxy();
  }
}
