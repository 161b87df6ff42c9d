package dev.redial.route.proxy;

import dev.redial.rule.host.Address;
import dev.redial.rule.route.AuthScheme;
import dev.redial.rule.route.ProxyLogin;
import dev.redial.rule.route.ProxySettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How one connection of the application logs in at a proxy. It first answers as the proxy wanted it
 * the last time, and then as it asks for, once in each scheme. That may take several requests, and
 * several connections to the proxy, one after the other.
 */
public final class ConnectLogin {
  /** A nonce may be stale, and the next one too where many connections share it. */
  private static final int MOST_ROUNDS = 4;

  private final ProxyLogin login;
  private final ProxyMemory memory;
  private final Set<AuthScheme> tried = EnumSet.noneOf(AuthScheme.class);
  private @Nullable Credentials current;
  private final Preparation preparation;
  private @Nullable LoginTalk talk;
  private String advice = "";
  private int rounds;
  private boolean isUnanswered;

  /** What the proxy is told is remembered from one connection to it to the next. */
  public ConnectLogin(ProxySettings proxy, ProxyLogin login) {
    this(proxy, login, ProxyMemory.of(proxy));
  }

  public ConnectLogin(ProxySettings proxy, ProxyLogin login, ProxyMemory memory) {
    this.login = login;
    this.memory = memory;
    this.current = login.isBasicAlone() ? new Basic(login) : memory.credentials();
    if (current != null && current.scheme() != AuthScheme.DIGEST) {
      tried.add(current.scheme());
    }
    preparation = new Preparation(turn(), ticket(proxy));
  }

  private @Nullable Supplier<CompletableFuture<?>> turn() {
    boolean maySayIt = login.schemes().contains(AuthScheme.NTLM) && minutesKeptBack() == 0;
    return maySayIt && memory.turn().isNeeded() ? () -> memory.turn().await(this) : null;
  }

  private @Nullable Supplier<CompletableFuture<ProxyTicket>> ticket(ProxySettings proxy) {
    boolean mayBeAsked = current == null || current.scheme() == AuthScheme.NEGOTIATE;
    var host = proxy.address().host();
    return mayBeAsked && login.schemes().contains(AuthScheme.NEGOTIATE)
        ? () -> Tickets.fetch(login.kerberos(), host)
        : null;
  }

  /** Whether {@link #preparation} must be done before the proxy is dialled. */
  public boolean needsPreparation() {
    return preparation.isNeeded();
  }

  /** Fetches what the proxy may ask for, and waits for its turn: begins when it is asked for. */
  public CompletableFuture<?> preparation() {
    return preparation.done();
  }

  /** Who has not answered yet, for a message. */
  public String awaited() {
    return preparation.missing();
  }

  /** Nothing more is said to the proxy; a password that it has not answered may be wrong. */
  public void over() {
    preparation.cancel();
    if (memory.turn().isNeeded()) {
      closed();
    }
    memory.turn().leave(this);
  }

  /** A connection to the proxy begins. */
  public void connected() {
    talk = current == null ? null : current.begin(preparation.ticket());
  }

  /** The value of Proxy-Authorization for the next request, or null for none. */
  public @Nullable String authorization(Address target) {
    var said = talk == null ? null : talk.authorization(target);
    isUnanswered = true;
    return said;
  }

  /** The proxy has answered, whatever that is. */
  public void answered() {
    isUnanswered = false;
  }

  /**
   * The proxy has closed the connection instead of answering. Some do that to a wrong password,
   * which is then as good as refused.
   */
  public void closed() {
    if (isUnanswered && isSaid(AuthScheme.NTLM)) {
      isUnanswered = false;
      refusedByNtlm();
    }
  }

  private void refusedByNtlm() {
    memory.forget();
    memory.keptBack().refused(System.nanoTime());
    memory.turn().refused();
  }

  /**
   * Takes what a proxy that lets nobody in asks for; answers whether to ask it once more.
   *
   * @param keeps whether this connection to the proxy goes on
   */
  public boolean isToAnswer(List<Challenge> offered, boolean keeps) {
    if (talk != null && talk.goesOn(offered)) {
      return keeps ? isToBeProved() : refused(LoginAdvice.MIDDLE);
    }
    if (isSaid(AuthScheme.NTLM)) {
      refusedByNtlm();
      return isToBeSaid(AuthScheme.NTLM);
    }
    var next = Credentials.strongest(offered, login, preparation.ticket());
    if (next == null) {
      return refused(LoginAdvice.unanswerable(offered, login, talk != null, preparation.ticket()));
    }
    return isToBeTried(next, isStale(offered));
  }

  private boolean isToBeTried(Credentials next, boolean isStale) {
    if (++rounds > MOST_ROUNDS || (!tried.add(next.scheme()) && !isStale)) {
      return refused(LoginAdvice.wrong(next.scheme()));
    }
    current = next;
    talk = next.begin(preparation.ticket());
    memory.learn(next);
    return isToBeSaid(next.scheme());
  }

  /** Whether the password was said by it. */
  private boolean isSaid(AuthScheme scheme) {
    return current != null && current.scheme() == scheme && talk != null && talk.isProof();
  }

  /** Whether the password may be said by it. */
  private boolean isToBeSaid(AuthScheme scheme) {
    long minutes = scheme == AuthScheme.NTLM ? minutesKeptBack() : 0;
    return minutes == 0 || refused(LoginAdvice.keptBack(login, minutes));
  }

  private boolean isToBeProved() {
    return isToBeSaid(AuthScheme.NTLM) && (memory.turn().isOf(this) || refused(LoginAdvice.BUSY));
  }

  private long minutesKeptBack() {
    return memory.keptBack().minutes(System.nanoTime());
  }

  private boolean refused(String why) {
    memory.forget();
    advice = why;
    return false;
  }

  /** The proxy has closed the connection; answers whether to say the same on another. */
  public boolean isToBeSaidAgain() {
    memory.keepsConnection(false);
    if (current == null || talk == null || talk.mayBeginAgain()) {
      return true;
    }
    return refused(LoginAdvice.cut(current.scheme(), minutesKeptBack()));
  }

  /** The proxy lets the connection in. */
  public void accepted() {
    memory.keptBack().accepted();
    memory.turn().taken();
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
