package dev.redial.route.proxy;

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
public final class ConnectLogin {
  /** A nonce may be stale, and the next one too where many connections share it. */
  private static final int MOST_ROUNDS = 4;

  private final ProxySettings proxy;
  private final ProxyLogin login;
  private final ProxyMemory memory;
  private final Set<AuthScheme> tried = EnumSet.noneOf(AuthScheme.class);
  private @Nullable Credentials current;
  private final boolean needsTicket;
  private @Nullable ProxyTicket ticket;
  private @Nullable LoginTalk talk;
  private String advice = "";
  private int rounds;

  /** What the proxy is told is remembered from one connection to it to the next. */
  public ConnectLogin(ProxySettings proxy, ProxyLogin login) {
    this(proxy, login, ProxyMemory.of(proxy));
  }

  public ConnectLogin(ProxySettings proxy, ProxyLogin login, ProxyMemory memory) {
    this.proxy = proxy;
    this.login = login;
    this.memory = memory;
    this.current = login.isBasicAlone() ? new Basic(login) : memory.credentials();
    if (current != null && current.scheme() != AuthScheme.DIGEST) {
      tried.add(current.scheme());
    }
    boolean isOpen = current == null || current.scheme() == AuthScheme.NEGOTIATE;
    needsTicket = isOpen && login.schemes().contains(AuthScheme.NEGOTIATE);
  }

  /** Whether {@link #fetchTicket} is to be called before the proxy is dialled. */
  public boolean needsTicket() {
    return needsTicket;
  }

  /** Fetches what the proxy may ask for; it may take long. */
  public void fetchTicket() {
    try {
      ticket = Kerberos.ticket(login.kerberos(), proxy.address().host());
    } catch (LinkageError e) {
      ticket = new ProxyTicket(null, LoginAdvice.NO_KERBEROS);
    }
  }

  /** A connection to the proxy begins. */
  public void connected() {
    talk = current == null ? null : current.begin(ticket);
  }

  /** The value of Proxy-Authorization for the next request, or null for none. */
  public @Nullable String authorization(Address target) {
    return talk == null ? null : talk.authorization(target);
  }

  /**
   * Takes what a proxy that lets nobody in asks for; answers whether to ask it once more.
   *
   * @param keeps whether this connection to the proxy goes on
   */
  public boolean isToAnswer(List<Challenge> offered, boolean keeps) {
    if (talk != null && talk.goesOn(offered)) {
      return keeps ? isToBeSaid(AuthScheme.NTLM) : refused(LoginAdvice.MIDDLE);
    }
    if (isSaid(AuthScheme.NTLM)) {
      memory.keptBack().refused(System.nanoTime());
      return isToBeSaid(AuthScheme.NTLM);
    }
    var next = Credentials.strongest(offered, login, ticket);
    if (next == null) {
      return refused(LoginAdvice.unanswerable(offered, login, talk != null, ticket));
    }
    return isToBeTried(next, isStale(offered));
  }

  private boolean isToBeTried(Credentials next, boolean isStale) {
    if (++rounds > MOST_ROUNDS || (!tried.add(next.scheme()) && !isStale)) {
      return refused(LoginAdvice.wrong(next.scheme()));
    }
    current = next;
    talk = next.begin(ticket);
    memory.learn(next);
    return isToBeSaid(next.scheme());
  }

  /** Whether the password was said by it. */
  private boolean isSaid(AuthScheme scheme) {
    return current != null && current.scheme() == scheme && talk != null && talk.isProof();
  }

  /** Whether the password may be said by it. */
  private boolean isToBeSaid(AuthScheme scheme) {
    long minutes = memory.keptBack().minutes(System.nanoTime());
    boolean isKeptBack = scheme == AuthScheme.NTLM && minutes > 0;
    return !isKeptBack || refused(LoginAdvice.keptBack(login, minutes));
  }

  private boolean refused(String why) {
    memory.forget();
    advice = why;
    return false;
  }

  /** The proxy has closed the connection; answers whether to say the same on another. */
  public boolean isToBeSaidAgain() {
    memory.keepsConnection(false);
    return talk == null || talk.mayBeginAgain() || refused(LoginAdvice.MIDDLE);
  }

  /** The proxy lets the connection in. */
  public void accepted() {
    memory.keptBack().accepted();
  }

  /** Once it is refused: what to do about that, for the end of a message. */
  public String advice() {
    return advice;
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

  /** Records whether the proxy has a connection go on that it let nobody in by. */
  public void keepsConnection(boolean keeps) {
    memory.keepsConnection(keeps);
  }
}
