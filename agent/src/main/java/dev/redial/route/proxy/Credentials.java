package dev.redial.route.proxy;

import dev.redial.rule.route.AuthScheme;
import dev.redial.rule.route.ProxyLogin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What answers a proxy's challenge, for any number of connections. Safe for many threads. */
interface Credentials {
  AuthScheme scheme();

  /**
   * What to say on a connection that begins, or null if that is nothing.
   *
   * @param ticket what was fetched before the proxy was dialled, or null
   */
  @Nullable LoginTalk begin(@Nullable ProxyTicket ticket);

  /** Those of the strongest scheme that is offered and allowed, or null if there is none. */
  static @Nullable Credentials strongest(
      List<Challenge> offered, ProxyLogin login, @Nullable ProxyTicket ticket) {
    var schemes = AuthScheme.values();
    for (int i = schemes.length - 1; i >= 0; i--) {
      boolean isPossible = login.schemes().contains(schemes[i]) && offers(offered, schemes[i]);
      var answer = isPossible ? of(schemes[i], offered, login, ticket) : null;
      if (answer != null) {
        return answer;
      }
    }
    return null;
  }

  private static @Nullable Credentials of(
      AuthScheme scheme, List<Challenge> offered, ProxyLogin login, @Nullable ProxyTicket ticket) {
    return switch (scheme) {
      case BASIC -> new Basic(login);
      case DIGEST -> Digest.strongest(offered, login);
      case NTLM -> Ntlm.of(login);
      case NEGOTIATE -> ticket == null || ticket.token() == null ? null : new Negotiate();
    };
  }

  /** Whether a scheme is among those that are offered. */
  static boolean offers(List<Challenge> offered, AuthScheme scheme) {
    for (var challenge : offered) {
      if (challenge.scheme().equalsIgnoreCase(scheme.word())) {
        return true;
      }
    }
    return false;
  }
}
