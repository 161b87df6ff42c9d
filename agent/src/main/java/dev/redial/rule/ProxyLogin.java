package dev.redial.rule;

import java.util.List;

/**
 * Whom a proxy is to take redial for.
 *
 * @param username without a colon, unless it is for SOCKS
 * @param password a secret
 * @param schemes in which CONNECT may say so
 */
public record ProxyLogin(String username, String password, List<AuthScheme> schemes) {
  /** Copies the list. */
  public ProxyLogin {
    schemes = List.copyOf(schemes);
  }

  /**
   * Whether the password goes out as good as in clear, asked for or not: the rule says so in so
   * many words.
   */
  public boolean isBasicAlone() {
    return schemes.equals(List.of(AuthScheme.BASIC));
  }

  /** Nothing of it may reach a log. */
  @Override
  public String toString() {
    return "a user name and a password";
  }
}
