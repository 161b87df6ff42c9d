package dev.redial.route;

import dev.redial.route.dial.Opening;
import dev.redial.route.proxy.ConnectAnswer;
import dev.redial.route.proxy.ConnectAsker;
import dev.redial.route.proxy.ConnectLogin;
import dev.redial.route.proxy.ConnectRequest;
import dev.redial.route.proxy.LoginAdvice;
import dev.redial.rule.host.Address;
import dev.redial.rule.route.ProxySettings;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * CONNECT and its answer. If the proxy asks who it is, another CONNECT says so: on the same
 * connection, if the proxy keeps that, or else on the next.
 */
public final class ConnectOpening implements Opening {
  private static final byte[] NOTHING = {};

  private final ConnectAsker asker;
  private final ProxySettings proxy;
  private final Address target;
  private final @Nullable ConnectLogin login;
  private ConnectAnswer answer = new ConnectAnswer();
  private byte[] unsent;
  private int unread;
  private boolean isSecond;
  private boolean isToBeRepeated;

  /**
   * A request.
   *
   * @param login what may be said to the proxy, or null
   */
  public ConnectOpening(
      ConnectAsker asker, ProxySettings proxy, Address target, @Nullable ConnectLogin login) {
    this.asker = asker;
    this.proxy = proxy;
    this.target = target;
    this.login = login;
    if (login != null) {
      login.connected();
    }
    this.unsent = request();
  }

  private byte[] request() {
    return ConnectRequest.bytes(proxy, target, login == null ? null : login.authorization(target));
  }

  @Override
  public byte[] toSend() {
    var bytes = unsent;
    unsent = NOTHING;
    return bytes;
  }

  @Override
  public int wanted() {
    return unread > 0 ? Math.min(unread, MOST_WANTED) : answer.wanted();
  }

  @Override
  public void feed(byte[] bytes, int length) {
    if (unread > 0) {
      unread -= length;
      if (unread == 0) {
        askAgain();
      }
      return;
    }
    answer.feed(bytes, 0, length);
    if (answer.isComplete() && login != null) {
      answered(login);
    }
  }

  private void answered(ConnectLogin known) {
    known.answered();
    if (answer.failure() == null) {
      known.accepted();
    } else if (asksWho() && known.isToAnswer(answer.offered(), answer.body() >= 0)) {
      answerOn(known, answer.body());
    }
  }

  private boolean asksWho() {
    return answer.isWhole() && answer.status() == ConnectAnswer.PROXY_AUTHENTICATION_REQUIRED;
  }

  /** Either here, behind the body of the answer, or on another connection. */
  private void answerOn(ConnectLogin known, int body) {
    known.keepsConnection(body >= 0);
    if (body < 0) {
      isToBeRepeated = true;
    } else if (body == 0) {
      askAgain();
    } else {
      unread = body;
    }
  }

  private void askAgain() {
    isSecond = true;
    answer = new ConnectAnswer();
    unsent = request();
  }

  @Override
  public void end() {
    boolean isUnheard = unread > 0 || (isSecond && answer.isEmpty());
    if (login != null && !answer.isComplete()) {
      login.closed();
    }
    unread = 0;
    answer.end();
    isToBeRepeated = isUnheard && login != null && login.isToBeSaidAgain();
  }

  @Override
  public boolean isComplete() {
    return unread == 0 && answer.isComplete();
  }

  @Override
  public @Nullable IOException failure() {
    return answer.failure() == null ? null : asker.refused(answer, advice());
  }

  private String advice() {
    if (login != null) {
      return login.advice();
    }
    return asksWho() ? LoginAdvice.nobody(answer.offered()) : "";
  }

  @Override
  public boolean isFinal() {
    return asksWho() && !isToBeRepeated;
  }

  @Override
  public boolean isToBeRepeated() {
    return isToBeRepeated;
  }
}
