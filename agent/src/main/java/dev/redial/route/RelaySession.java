package dev.redial.route;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What an application's connection to the {@link Relay} is for. The relay says by one byte that the
 * tunnel stands, or else keeps the reason here; what follows is the server's.
 */
final class RelaySession implements Opening {
  /** That byte. */
  static final byte OPEN = 1;

  private final Way way;
  private final Attempt attempt;
  private volatile @Nullable IOException failure;
  private boolean isOpen;
  private boolean isEnded;

  /**
   * @param way where the relay connects to
   * @param attempt the proxy that it speaks TLS with
   */
  RelaySession(Way way, Attempt attempt) {
    this.way = way;
    this.attempt = attempt;
  }

  Way way() {
    return way;
  }

  Attempt attempt() {
    return attempt;
  }

  /** Says why there is no tunnel; the connection is closed after that. */
  void fail(IOException why) {
    failure = why;
  }

  @Override
  public byte[] request() {
    return new byte[0];
  }

  @Override
  public int wanted() {
    return 1;
  }

  @Override
  public void feed(byte[] bytes, int length) {
    isOpen = bytes[0] == OPEN;
    isEnded = true;
  }

  @Override
  public void end() {
    isEnded = true;
  }

  @Override
  public boolean isComplete() {
    return isEnded;
  }

  @Override
  public @Nullable IOException failure() {
    var why = failure;
    if (isOpen || why != null) {
      return why;
    }
    return new IOException(attempt.failed("the agent's own relay gave the connection up"));
  }
}
