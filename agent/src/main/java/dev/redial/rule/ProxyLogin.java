package dev.redial.rule;

/**
 * Whom a proxy is to take redial for.
 *
 * @param username without a colon, unless it is for SOCKS
 * @param password a secret
 */
public record ProxyLogin(String username, String password) {
  /** Nothing of it may reach a log. */
  @Override
  public String toString() {
    return "a user name and a password";
  }
}
