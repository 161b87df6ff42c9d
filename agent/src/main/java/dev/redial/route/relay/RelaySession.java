package dev.redial.route.relay;

import dev.redial.route.RouteAttempt;
import dev.redial.route.dial.Opening;
import dev.redial.rule.route.ProxySettings;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an application's connection to the {@link Relay} is for. It begins with a secret that nobody
 * else knows and that is good for this connection alone. The relay says by another one that the
 * tunnel stands, or else keeps the reason here; what follows is the server's. So whoever takes the
 * port once the relay has given it up is not taken for the relay.
 */
final class RelaySession implements Opening {
  /** As many bytes as no stranger can guess. */
  static final int SECRET_LENGTH = 32;

  private static final byte[] NOTHING = {};
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] secret = random();
  private final byte[] open = random();
  private final byte[] heard = new byte[SECRET_LENGTH];
  private final List<RouteAttempt> attempts;
  private volatile @Nullable IOException failure;
  private volatile boolean isFinal;
  private boolean isSaid;
  private int length;
  private boolean isEnded;

  /**
   * @param attempts of one route, what the relay tries in turn
   */
  RelaySession(List<RouteAttempt> attempts) {
    this.attempts = attempts;
  }

  private static byte[] random() {
    var bytes = new byte[SECRET_LENGTH];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Whether these bytes, the first of a connection, are the secret. */
  boolean isProvedBy(byte[] said) {
    return MessageDigest.isEqual(secret, said);
  }

  /** What the relay says once the tunnel stands. */
  byte[] open() {
    return open;
  }

  /** Where the relay connects to. */
  List<RouteAttempt> candidates() {
    return attempts;
  }

  /** Whom the relay speaks TLS with, or null. */
  @Nullable ProxySettings secureProxy() {
    var proxy = attempts.get(0).route().proxy();
    return proxy != null && proxy.tls() ? proxy : null;
  }

  /** Says why there is no tunnel, and whether for good; the connection is closed after that. */
  void fail(IOException why, boolean forGood) {
    isFinal = forGood;
    failure = why;
  }

  @Override
  public byte[] toSend() {
    var bytes = isSaid ? NOTHING : secret;
    isSaid = true;
    return bytes;
  }

  @Override
  public int wanted() {
    return SECRET_LENGTH - length;
  }

  @Override
  public void feed(byte[] bytes, int count) {
    System.arraycopy(bytes, 0, heard, length, count);
    length += count;
    isEnded = length == SECRET_LENGTH;
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
  public boolean isFinal() {
    return isFinal;
  }

  @Override
  public @Nullable IOException failure() {
    var why = failure;
    if (why != null || MessageDigest.isEqual(open, heard)) {
      return why;
    }
    return attempts.get(0).failures().leftByRelay();
  }
}
