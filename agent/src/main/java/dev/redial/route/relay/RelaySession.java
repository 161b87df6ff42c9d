package dev.redial.route.relay;

import dev.redial.route.Attempt;
import dev.redial.route.dial.Opening;
import dev.redial.route.dial.Way;
import dev.redial.rule.ProxySettings;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an application's connection to the {@link Relay} is for. It begins with a secret that nobody
 * else knows and that is good for this connection alone. The relay says by one byte that the tunnel
 * stands, or else keeps the reason here; what follows is the server's.
 */
final class RelaySession implements Opening {
  /** That byte. */
  static final byte OPEN = 1;

  /** As many bytes as no stranger can guess. */
  static final int SECRET_LENGTH = 32;

  private static final byte[] NOTHING = {};
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] secret = new byte[SECRET_LENGTH];
  private final List<Attempt> attempts;
  private volatile @Nullable IOException failure;
  private volatile boolean isFinal;
  private boolean isSaid;
  private boolean isOpen;
  private boolean isEnded;

  /**
   * @param attempts of one route, what the relay tries in turn
   */
  RelaySession(List<Attempt> attempts) {
    this.attempts = attempts;
    RANDOM.nextBytes(secret);
  }

  /** Whether these bytes, the first of a connection, are the secret. */
  boolean isProvedBy(byte[] said) {
    return MessageDigest.isEqual(secret, said);
  }

  /** Where the relay connects to. */
  List<Way> ways() {
    return RoutedWay.of(attempts);
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
  public boolean isFinal() {
    return isFinal;
  }

  @Override
  public @Nullable IOException failure() {
    var why = failure;
    if (isOpen || why != null) {
      return why;
    }
    return new IOException(attempts.get(0).failed("the agent's own relay gave the connection up"));
  }
}
