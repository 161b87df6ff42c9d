package dev.redial.route.proxy;

import dev.redial.route.dial.Talk;
import dev.redial.rule.host.Address;
import dev.redial.rule.route.ProxyLogin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a proxy of SOCKS 5 and what it answers (RFC 1928, RFC 1929), piece by piece.
 *
 * <p>The byte behind the last reply is the server's already, so that the reader must never take
 * more from the connection than {@link #wanted} allows. Not safe for use by several threads.
 */
public final class SocksTalk implements Talk {
  private static final int NO_METHOD = 0xff;

  /** A version, and a method, a status or a reply. */
  private static final int SHORT = 2;

  /** The head of a reply, and one byte of the address behind it: there is one always. */
  private static final int HEAD = 5;

  private static final int KIND = 3;
  private static final byte[] NOTHING = {};

  /** RFC 1928, section 6, from 1 on. */
  private static final List<String> REPLIES =
      List.of(
          "general SOCKS server failure",
          "connection not allowed by ruleset",
          "network unreachable",
          "host unreachable",
          "connection refused",
          "TTL expired",
          "command not supported",
          "address type not supported");

  private enum Stage {
    METHOD,
    LOGIN,
    REPLY,
    OVER
  }

  private final Address target;
  private final @Nullable ProxyLogin login;
  private final byte[] read = new byte[HEAD + NO_METHOD + Short.BYTES];
  private Stage stage = Stage.METHOD;
  private byte[] unsent;
  private int length;
  private int expected = SHORT;
  private int reply;
  private boolean isLoginRefused;
  private @Nullable String failure;

  /** For a target that is a name or an IP literal; the login is said only if the proxy asks. */
  public SocksTalk(Address target, @Nullable ProxyLogin login) {
    this.target = target;
    this.login = login;
    this.unsent = SocksRequest.methods(login);
  }

  /** What is to be sent now, once. */
  @Override
  public byte[] toSend() {
    var bytes = unsent;
    unsent = NOTHING;
    return bytes;
  }

  /** The most bytes that may be read next. */
  @Override
  public int wanted() {
    return expected - length;
  }

  /** Whether there is nothing more to read: the connection stands, or there is a failure. */
  @Override
  public boolean isComplete() {
    return stage == Stage.OVER;
  }

  /** Why there is no connection, or null. */
  public @Nullable String failure() {
    return failure;
  }

  /** The code by which the proxy refuses the connection, or 0. */
  public int reply() {
    return reply;
  }

  /** Whether the proxy does not take redial for one of its clients. */
  public boolean isLoginRefused() {
    return isLoginRefused;
  }

  /** The proxy sends nothing more. */
  @Override
  public void end() {
    if (!isComplete()) {
      fail(
          stage == Stage.METHOD && length == 0
              ? "closed the connection without an answer"
              : "closed the connection in the middle of its answer");
    }
  }

  /** Takes bytes that were read, at most as many as were wanted. */
  @Override
  public void feed(byte[] bytes, int count) {
    for (int i = 0; i < count && !isComplete(); i++) {
      read[length++] = bytes[i];
      if (length == expected || (stage == Stage.REPLY && length == SHORT)) {
        advance();
      }
    }
  }

  private void advance() {
    switch (stage) {
      case METHOD -> method(read[1] & 0xff);
      case LOGIN -> login(read[1]);
      case REPLY -> take();
      case OVER -> throw new IllegalStateException("over");
    }
  }

  private void method(int chosen) {
    if (read[0] != SocksRequest.VERSION) {
      fail("does not answer in SOCKS 5, but with the byte " + (read[0] & 0xff));
    } else if (chosen == SocksRequest.ANYBODY) {
      request();
    } else if (chosen == SocksRequest.BY_PASSWORD && login != null) {
      unsent = SocksRequest.login(login);
      await(Stage.LOGIN, SHORT);
    } else {
      isLoginRefused = chosen == NO_METHOD;
      fail(
          isLoginRefused
              ? login == null ? "asks for a login" : "accepts no login by user name and password"
              : "chose the method " + chosen + ", which was not offered");
    }
  }

  /** Its version is not looked at: some send 5. */
  private void login(int status) {
    if (status == 0) {
      request();
    } else {
      isLoginRefused = true;
      fail("refused the login with status " + (status & 0xff));
    }
  }

  private void request() {
    unsent = SocksRequest.connect(target);
    await(Stage.REPLY, HEAD);
  }

  private void await(Stage next, int bytes) {
    stage = next;
    length = 0;
    expected = bytes;
  }

  /** Looked at as soon as it says yes or no, since some send nothing behind a no. */
  private void answered() {
    reply = read[1] & 0xff;
    if (read[0] != SocksRequest.VERSION) {
      fail("sent a reply of version " + (read[0] & 0xff));
    } else if (reply != 0) {
      var known = reply <= REPLIES.size() ? REPLIES.get(reply - 1) : "an undefined reply";
      fail("answered " + reply + ", " + known);
    }
  }

  private void take() {
    if (length == SHORT) {
      answered();
      return;
    }
    if (length > HEAD) {
      stage = Stage.OVER;
      return;
    }
    int address =
        switch (read[KIND]) {
          case SocksRequest.IPV4 -> SocksRequest.IPV4_LENGTH;
          case SocksRequest.IPV6 -> SocksRequest.IPV6_LENGTH;
          case SocksRequest.NAME -> 1 + (read[HEAD - 1] & 0xff);
          default -> 0;
        };
    if (address == 0) {
      fail("sent an address of the unknown type " + (read[KIND] & 0xff));
    } else {
      expected = HEAD - 1 + address + Short.BYTES;
    }
  }

  private void fail(String why) {
    stage = Stage.OVER;
    failure = why;
  }
}
