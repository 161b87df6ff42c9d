package dev.redial.route;

import dev.redial.route.proxy.ConnectAnswer;
import dev.redial.route.proxy.LoginAdvice;
import dev.redial.route.proxy.SocksTalk;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * What the application is told of a candidate that failed, proxies included: all words are here.
 */
public final class AttemptFailures {
  private final RouteAttempt attempt;

  AttemptFailures(RouteAttempt attempt) {
    this.attempt = attempt;
  }

  /** It took longer than the application waits. */
  IOException late() {
    return new SocketTimeoutException(text(attempt.awaited() + " did not answer in time"));
  }

  /** There is no connection, or no TLS to the proxy on it. */
  IOException unreachable(IOException why) {
    return connecting(attempt.what() + " cannot be reached: " + why.getMessage(), why);
  }

  /** The connection broke before the proxy had opened the tunnel. */
  IOException broken(IOException why) {
    return connecting("the connection to the proxy broke: " + why.getMessage(), why);
  }

  private IOException connecting(String words, IOException why) {
    return Failures.because(
        why instanceof SSLException
            ? new SSLHandshakeException(text("no TLS to the proxy: " + why.getMessage()))
            : new ConnectException(text(words)),
        why);
  }

  /** A name has no address that may be dialled. */
  UnknownHostException unknown(String what, String name, UnknownHostException why) {
    if (why instanceof AddressChoice.OfNoSuchKind) {
      return new UnknownHostException(text(what + " " + why.getMessage() + ": " + name));
    }
    return Failures.because(
        new UnknownHostException(text(what + " cannot be resolved: " + name)), why);
  }

  /** A proxy's answer to CONNECT opens no tunnel. */
  IOException refused(ConnectAnswer answer, String advice) {
    return refused(answer.failure() + advice, FailureKind.ofAnswer(answer.status()));
  }

  /** A proxy that speaks SOCKS has opened no connection. */
  IOException refused(SocksTalk talk, boolean hasLogin) {
    boolean isLogin = talk.isLoginRefused();
    var kind = isLogin ? FailureKind.SOCKS_LOGIN : FailureKind.ofSocks(talk.reply());
    return refused(talk.failure() + (isLogin ? LoginAdvice.socks(hasLogin) : ""), kind);
  }

  private IOException refused(String words, String kind) {
    var why = new ConnectException(text("the proxy " + words));
    return attempt.route().outcome().refused(why, kind);
  }

  /** The relay of this JVM does not let the connection in. */
  public IOException withoutRelay(IOException why) {
    return Failures.because(new IOException(text("the agent's own relay cannot be reached")), why);
  }

  /** The relay of this JVM has closed the connection, and not said why. */
  public IOException leftByRelay() {
    return new IOException(text("the agent's own relay gave the connection up"));
  }

  /** The rule, what was tried, and why it failed. */
  private String text(String why) {
    return prefix(attempt.route()) + attempt + " failed: " + why;
  }

  /** How each of these messages begins. */
  static String prefix(Route route) {
    return "redial: rule '" + route.rule().name() + "': ";
  }
}
