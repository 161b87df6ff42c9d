package dev.redial.route;

import dev.redial.route.dial.Opening;
import dev.redial.route.proxy.SocksTalk;
import dev.redial.rule.host.Address;
import dev.redial.rule.route.ProxyLogin;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A connection asked of a proxy that speaks SOCKS. */
final class SocksOpening implements Opening {
  private static final int NETWORK_UNREACHABLE = 3;
  private static final int TTL_EXPIRED = 6;
  private static final int NO_SUCH_ADDRESSES = 8;

  private final RouteAttempt attempt;
  private final SocksTalk talk;
  private final boolean hasLogin;
  private final boolean hasOthers;

  /**
   * @param target what the proxy is asked for
   * @param hasOthers whether the target has addresses that were not tried yet
   */
  SocksOpening(
      RouteAttempt attempt, Address target, @Nullable ProxyLogin login, boolean hasOthers) {
    this.attempt = attempt;
    this.talk = new SocksTalk(target, login);
    this.hasLogin = login != null;
    this.hasOthers = hasOthers;
  }

  @Override
  public byte[] toSend() {
    return talk.toSend();
  }

  @Override
  public int wanted() {
    return talk.wanted();
  }

  @Override
  public void feed(byte[] bytes, int length) {
    talk.feed(bytes, length);
  }

  @Override
  public void end() {
    talk.end();
  }

  @Override
  public boolean isComplete() {
    return talk.isComplete();
  }

  @Override
  public @Nullable IOException failure() {
    return talk.failure() == null ? null : attempt.failures().refused(talk, hasLogin);
  }

  @Override
  public boolean isFinal() {
    return talk.isLoginRefused();
  }

  /** A proxy may reach one address and not the next, as with IPv6. */
  @Override
  public boolean isToBeRepeated() {
    int reply = talk.reply();
    boolean isOfAddress = reply >= NETWORK_UNREACHABLE && reply <= TTL_EXPIRED;
    return hasOthers && (isOfAddress || reply == NO_SUCH_ADDRESSES);
  }
}
