package dev.redial.route.proxy;

import dev.redial.rule.route.AuthScheme;
import dev.redial.rule.route.ProxyLogin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to do about a proxy that lets nobody in, for the end of a message; never a secret. */
public final class LoginAdvice {
  static final String WRONG = "; it does not accept the 'username' and 'password' under 'proxies'";

  private static final String WRITE = "; write 'username' and 'password' for it, under 'proxies'";

  /** NTLM needs more than one request on the same connection. */
  static final String MIDDLE =
      "; it closes the connection in the middle of NTLM, which holds for one connection: have it"
          + " keep the connection, or use another scheme";

  /** Only where another connection has taken longer than it may. */
  static final String BUSY =
      "; another connection is sending it the password, and a wrong one must not be sent twice: try"
          + " again";

  /** A JVM may be made without these modules. */
  static final String NO_KERBEROS =
      "; this JVM lacks the modules java.security.jgss and jdk.security.auth, which Negotiate"
          + " needs: add them to its modules";

  private LoginAdvice() {}

  /** There is nothing to tell it. */
  public static String nobody(List<Challenge> offered) {
    var strongest = strongest(offered);
    if (strongest == null || asksByDefault(offered)) {
      return WRITE;
    }
    return strongest == AuthScheme.NEGOTIATE
        ? "; write 'auth: negotiate' for it, under 'proxies'"
        : "; write 'username' and 'password' and 'auth: "
            + strongest.key()
            + "' for it, under 'proxies'";
  }

  /** A proxy that speaks SOCKS, and to which a login is told or not. */
  public static String socks(boolean hasLogin) {
    return hasLogin ? WRONG : WRITE;
  }

  /** What a rule answers without an 'auth' of its own. */
  private static boolean asksByDefault(List<Challenge> offered) {
    for (var scheme : AuthScheme.DEFAULT) {
      if (Credentials.offers(offered, scheme)) {
        return true;
      }
    }
    return false;
  }

  /** It was told, and does not accept it. */
  static String wrong(AuthScheme scheme) {
    return switch (scheme) {
      case BASIC, DIGEST -> WRONG;
      case NTLM -> "; it breaks off the exchange of NTLM";
      case NEGOTIATE -> "; it does not accept the Kerberos ticket";
    };
  }

  /** It was told by NTLM, and does not accept it. */
  static String keptBack(ProxyLogin login, long minutes) {
    return WRONG
        + (Ntlm.namesDomain(login.username())
            ? ""
            : " (NTLM may want 'DOMAIN\\user' or 'user@domain')")
        + pause(minutes);
  }

  private static String pause(long minutes) {
    return "; redial waits "
        + minutes
        + (minutes == 1 ? " minute" : " minutes")
        + " before it sends them again, so that the account is not locked";
  }

  /** It closed the connection when it was told by that scheme, or in the middle of it. */
  static String cut(AuthScheme scheme, long minutes) {
    if (scheme == AuthScheme.NEGOTIATE) {
      return "; it closes the connection when it gets the Kerberos ticket";
    }
    return minutes == 0
        ? MIDDLE
        : "; it closes the connection when NTLM proves the 'username' and 'password' under"
            + " 'proxies', which may be wrong"
            + pause(minutes);
  }

  /** It asks for nothing that can be answered. */
  static String unanswerable(
      List<Challenge> offered, ProxyLogin login, boolean isSaid, @Nullable ProxyTicket ticket) {
    var strongest = strongest(offered);
    if (offered.isEmpty()) {
      return isSaid ? WRONG : "; it names no scheme for a login";
    }
    if (strongest == null) {
      return "; redial answers "
          + words(List.of(AuthScheme.values()))
          + " only: have the proxy offer one of them for this client, or run a local proxy that"
          + " speaks the scheme";
    }
    return login.schemes().contains(strongest)
        ? impossible(strongest, ticket)
        : notAllowed(strongest, login);
  }

  private static String impossible(AuthScheme scheme, @Nullable ProxyTicket ticket) {
    if (scheme == AuthScheme.DIGEST) {
      return "; redial answers Digest with qop 'auth' and MD5, SHA-256 or SHA-512-256 only, which"
          + " it does not offer";
    }
    return scheme == AuthScheme.NEGOTIATE && ticket != null
        ? ticket.failure()
        : "; its " + scheme.word() + " cannot be answered in this JVM";
  }

  private static String notAllowed(AuthScheme strongest, ProxyLogin login) {
    return "; 'auth' allows "
        + words(login.schemes())
        + " only: add '"
        + strongest.key()
        + "' to it"
        + (strongest == AuthScheme.BASIC ? ", which shows the password to the proxy" : "");
  }

  private static @Nullable AuthScheme strongest(List<Challenge> offered) {
    AuthScheme strongest = null;
    for (var scheme : AuthScheme.values()) {
      strongest = Credentials.offers(offered, scheme) ? scheme : strongest;
    }
    return strongest;
  }

  private static String words(List<AuthScheme> schemes) {
    var words = new ArrayList<String>();
    for (var scheme : schemes) {
      words.add(scheme.word());
    }
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
