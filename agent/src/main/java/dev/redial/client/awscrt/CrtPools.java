package dev.redial.client.awscrt;

import dev.redial.reflect.Members;
import dev.redial.reflect.WeakIdentityMap;
import dev.redial.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The AWS CRT's pools of connections that were made under a rule. Its sockets and its TLS are
 * native: what a rule changes there is settled when a pool is made. Safe for use by many threads.
 */
final class CrtPools {
  /** What a pool was made with. */
  private record Made(Rule rule, @Nullable String obstacle, @Nullable Object options) {}

  /** Why nothing goes out in a sandbox. */
  public static final String PAST_THE_SANDBOX =
      "redial: the AWS CRT dials natively, and a sandbox does not reach it";

  private static final WeakIdentityMap<Made> POOLS = new WeakIdentityMap<>();
  private static final WeakIdentityMap<Boolean> LAX = new WeakIdentityMap<>();
  private static final ThreadLocal<@Nullable Made> NEXT = new ThreadLocal<>();

  private CrtPools() {}

  /** No rule is for the pool that this thread is about to make. */
  static void expectNone() {
    if (NEXT.get() != null) {
      NEXT.remove();
    }
  }

  /**
   * A rule is for the pool that this thread is about to make.
   *
   * @param obstacle why the rule's TLS settings are not carried out on it, or null
   * @param options native ones that the pool has a reference to, once it is made
   */
  static void expect(Rule rule, @Nullable String obstacle, @Nullable Object options) {
    NEXT.set(new Made(rule, obstacle, options));
  }

  /** The pool is made; returns what is to be closed now. */
  static @Nullable Object made(Object pool) {
    var made = NEXT.get();
    if (made == null) {
      return null;
    }
    NEXT.remove();
    POOLS.add(pool, new Made(made.rule, made.obstacle, null));
    return made.options;
  }

  /** The application has this context of TLS verify nothing. */
  static void isLax(Object context) {
    LAX.add(context, true);
  }

  static boolean verifies(Object context) {
    return LAX.of(context) == null;
  }

  /** The port that is said in so many words for a pool, or in its options; below 1 if none is. */
  public static int portOf(Object pool) {
    try {
      return Members.get(pool, "port") instanceof Integer port ? port : 0;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Why a rule cannot be carried out on a connection of the pool, or null. */
  public static @Nullable String obstacle(Rule rule, Object pool, boolean secure) {
    if (rule.route().dials() || rule.route().direct()) {
      return "it dials natively; connect-to, ip-version and proxy do not reach it";
    }
    return secure ? tlsObstacle(rule, pool) : null;
  }

  private static @Nullable String tlsObstacle(Rule rule, Object pool) {
    if (rule.route().plaintext()) {
      return "its TLS is native, and cannot be left out";
    }
    var made = POOLS.of(pool);
    if (made == null && rule.tls().isEmpty()) {
      return null;
    }
    if (made == null || !made.rule.tls().equals(rule.tls())) {
      return "its pool is older than the rule, and its TLS is settled with the pool: the"
          + " application has to make its client anew";
    }
    return made.obstacle;
  }
}
