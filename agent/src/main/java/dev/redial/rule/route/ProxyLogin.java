package dev.redial.rule.route;

import java.util.List;

/**
 * Whom a proxy is to take redial for.
 *
 * @param username without a colon, unless it is for SOCKS; empty if Negotiate is all there is
 * @param password a secret
 * @param schemes in which CONNECT may say so
 * @param kerberos for Negotiate
 */
public record ProxyLogin(
    String username, String password, List<AuthScheme> schemes, KerberosLogin kerberos) {
  /** Copies the list. */
  public ProxyLogin {
    schemes = List.copyOf(schemes);
  }

  /** One by password, or by the user's tickets. */
  public ProxyLogin(String username, String password, List<AuthScheme> schemes) {
    this(username, password, schemes, new KerberosLogin(null, null));
  }

  /** Whether it takes a user name and a password in any of its schemes. */
  public static boolean needsPassword(List<AuthScheme> schemes) {
    return !schemes.equals(List.of(AuthScheme.NEGOTIATE));
  }

  /** Whether there is no other way than by tickets. */
  public boolean isKerberosAlone() {
    return schemes.equals(List.of(AuthScheme.NEGOTIATE));
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
