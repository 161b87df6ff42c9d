package dev.redial.route;

import dev.redial.rule.Address;
import dev.redial.rule.AuthScheme;
import dev.redial.rule.ProxyLogin;
import dev.redial.rule.ProxySettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one connection of the application tells a proxy who asks: as the proxy wanted it the last
 * time, and then as it asks for, once in each scheme. It may take several requests, and several
 * connections to the proxy, one after the other.
 */
final class ConnectLogin {
  /** A nonce may be stale, and the next one too where many connections share it. */
  private static final int MOST_ROUNDS = 4;

  private final ProxyLogin login;
  private final ProxyMemory memory;
  private final Set<AuthScheme> tried = EnumSet.noneOf(AuthScheme.class);
  private @Nullable Credentials current;
  private int rounds;

  /** What the proxy is told is remembered from one connection to it to the next. */
  ConnectLogin(ProxySettings proxy, ProxyLogin login) {
    this(login, ProxyMemory.of(proxy));
  }

  ConnectLogin(ProxyLogin login, ProxyMemory memory) {
    this.login = login;
    this.memory = memory;
    this.current = login.isBasicAlone() ? Credentials.basic(login) : memory.credentials();
    if (current != null && current.scheme() == AuthScheme.BASIC) {
      tried.add(AuthScheme.BASIC);
    }
  }

  /** The value of Proxy-Authorization for the next request, or null for none. */
  @Nullable String authorization(Address target) {
    return current == null ? null : current.authorization(target);
  }

  /** Takes what a proxy that lets nobody in asks for; answers whether to ask it once more. */
  boolean isToAnswer(List<Challenge> offered) {
    var next = Credentials.strongest(offered, login);
    if (next == null
        || ++rounds > MOST_ROUNDS
        || (!tried.add(next.scheme()) && !isStale(offered))) {
      memory.forget();
      return false;
    }
    current = next;
    memory.learn(next);
    return true;
  }

  /** The password is right, but the proxy wants it proved with another nonce. */
  private static boolean isStale(List<Challenge> offered) {
    for (var challenge : offered) {
      if (challenge.get("stale", "").equalsIgnoreCase("true")) {
        return true;
      }
    }
    return false;
  }

  /** Takes note of whether the proxy has a connection go on that it let nobody in by. */
  void keepsConnection(boolean keeps) {
    memory.keepsConnection(keeps);
  }
}
