package dev.redial.route;

import dev.redial.rule.Address;
import dev.redial.rule.AuthScheme;
import dev.redial.rule.ProxyLogin;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What answers a proxy's challenge, for any number of connections. Safe for many threads. */
interface Credentials {
  AuthScheme scheme();

  /** The value of Proxy-Authorization for CONNECT to a target; a secret. */
  String authorization(Address target);

  /** Those of the strongest scheme that is offered and allowed, or null if there is none. */
  static @Nullable Credentials strongest(List<Challenge> offered, ProxyLogin login) {
    if (login.schemes().contains(AuthScheme.DIGEST)) {
      var digest = Digest.strongest(offered, login);
      if (digest != null) {
        return digest;
      }
    }
    boolean isAllowed = login.schemes().contains(AuthScheme.BASIC);
    return isAllowed && offers(offered, AuthScheme.BASIC) ? basic(login) : null;
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

  /** RFC 7617. */
  static Credentials basic(ProxyLogin login) {
    var bytes = (login.username() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
    var value = "Basic " + Base64.getEncoder().encodeToString(bytes);
    return new Credentials() {
      @Override
      public AuthScheme scheme() {
        return AuthScheme.BASIC;
      }

      @Override
      public String authorization(Address target) {
        return value;
      }
    };
  }
}
