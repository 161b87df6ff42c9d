package dev.redial.connect.socket;

import dev.redial.route.ConnectOpening;
import dev.redial.route.proxy.ConnectAnswer;
import dev.redial.route.proxy.ConnectLogin;
import dev.redial.route.proxy.ProxyMemory;
import dev.redial.route.proxy.SocksTalk;
import dev.redial.rule.host.Address;
import dev.redial.rule.route.ProxySettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a proxy for a connection as rules do, for the command line: somebody else has dialled the
 * proxy, and no rule is involved. Nothing of it is remembered. It may take several connections to
 * the proxy, one after the other.
 */
public final class ProxyInquiry {
  private final ProxySettings proxy;
  private final Address target;
  private final @Nullable ConnectLogin login;

  /**
   * An inquiry.
   *
   * @param target what the proxy shall connect to, with a port
   */
  public ProxyInquiry(ProxySettings proxy, Address target) {
    this.proxy = proxy;
    this.target = target;
    var known = proxy.login();
    login = known == null ? null : new ConnectLogin(proxy, known, ProxyMemory.ofOneConnection());
  }

  /**
   * What a proxy has answered.
   *
   * @param refusal why there is no connection, what the proxy did with the verb first; null if
   *     there is one
   * @param asksWho whether the proxy wants to know who asks, and has not been told what it takes
   * @param offered the schemes in which it may be told, each once
   * @param isToBeRepeated whether the proxy is to be asked once more, on another connection
   */
  public record Answer(
      @Nullable String refusal, boolean asksWho, List<String> offered, boolean isToBeRepeated) {
    /** Copies the list. */
    public Answer {
      offered = List.copyOf(offered);
    }
  }

  /**
   * Asks, on a connection to the proxy that is new.
   *
   * @throws IOException if the connection breaks
   */
  public Answer ask(InputStream in, OutputStream out) throws IOException {
    return proxy.protocol().isSocks() ? bySocks(in, out) : byConnect(in, out);
  }

  private Answer bySocks(InputStream in, OutputStream out) throws IOException {
    var talk = new SocksTalk(target, proxy.login());
    BlockingTalk.hold(talk, in, out);
    return new Answer(talk.failure(), talk.isLoginRefused(), List.of(), false);
  }

  private Answer byConnect(InputStream in, OutputStream out) throws IOException {
    var opening = new ConnectOpening((given, advice) -> new Refusal(given), proxy, target, login);
    try {
      BlockingTalk.hold(opening, in, out);
    } catch (SocketException e) {
      opening.end();
      if (!opening.isToBeRepeated()) {
        throw e;
      }
    }
    if (opening.failure() instanceof Refusal refusal) {
      return refusal.answer(opening);
    }
    return new Answer(null, false, List.of(), false);
  }

  /** An answer on its way out of an opening. */
  private static final class Refusal extends IOException {
    private final transient ConnectAnswer given;

    Refusal(ConnectAnswer given) {
      this.given = given;
    }

    Answer answer(ConnectOpening opening) {
      boolean asksWho = given.status() == ConnectAnswer.PROXY_AUTHENTICATION_REQUIRED;
      return new Answer(given.failure(), asksWho, given.schemes(), opening.isToBeRepeated());
    }
  }
}
