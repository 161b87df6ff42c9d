package dev.redial.route.proxy;

import dev.redial.rule.route.AuthScheme;
import dev.redial.rule.route.ProxySettings;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy has asked for, so that later connections need not be refused first. Safe for many
 * threads.
 */
public final class ProxyMemory {
  /** Proxies are few; those of rules that were replaced are left behind. */
  private static final int MOST = 1000;

  private static final ConcurrentHashMap<ProxySettings, ProxyMemory> ALL =
      new ConcurrentHashMap<>();

  private final PasswordBackoff keptBack = new PasswordBackoff();
  private final PasswordQueue turn = new PasswordQueue();
  private volatile @Nullable Credentials credentials;
  private volatile boolean keepsConnection;

  private ProxyMemory() {}

  /** That of a proxy, with the login that it has now. */
  public static ProxyMemory of(ProxySettings proxy) {
    if (ALL.size() > MOST) {
      ALL.clear();
    }
    return ALL.computeIfAbsent(proxy, unknown -> new ProxyMemory());
  }

  /** One that no later connection has. */
  public static ProxyMemory ofOneConnection() {
    return new ProxyMemory();
  }

  /** Whether its password may be said by a scheme that directories count refusals of. */
  PasswordBackoff keptBack() {
    return keptBack;
  }

  /** Which connection may say it before the proxy has taken it. */
  PasswordQueue turn() {
    return turn;
  }

  /** By what the proxy let somebody in the last time, or null if that is not known. */
  @Nullable Credentials credentials() {
    return credentials;
  }

  void learn(Credentials good) {
    credentials = good;
  }

  void forget() {
    credentials = null;
  }

  void keepsConnection(boolean keeps) {
    keepsConnection = keeps;
  }

  /** Whether the proxy may close the connection before it lets somebody in by the next. */
  public boolean mayHaveToBeDialledAgain() {
    var known = credentials;
    boolean isSure = known != null && known.scheme() != AuthScheme.DIGEST;
    return !isSure && !keepsConnection;
  }
}
