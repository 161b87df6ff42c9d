package dev.redial.bridge;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The one class that woven code calls, and what it calls on: a hook of the agent.
 *
 * <p>In the packed jar it is {@code java.lang.RedialBridge}. Every class loader delegates {@code
 * java.*}, so woven code finds it also in OSGi, in JBoss Modules and below a loader without parent.
 * It names JDK types only. Safe for use by many threads; a call allocates nothing, unless there is
 * a SecurityManager.
 */
public abstract class RedialBridge {
  private static volatile RedialBridge[] hooks = {};

  private final boolean decides;

  /**
   * For the hooks, which are the agent's.
   *
   * @param decides whether a connection may go out unruled if the hook breaks
   */
  protected RedialBridge(boolean decides) {
    this.decides = decides;
  }

  /** Takes up a hook; the number is what woven code passes to {@link #call}. */
  protected static synchronized int add(RedialBridge hook) {
    int number = hooks.length;
    var more = new RedialBridge[number + 1];
    System.arraycopy(hooks, 0, more, 0, number);
    more[number] = hook;
    hooks = more;
    return number;
  }

  /**
   * What woven code calls.
   *
   * @return the value to go on with, which is the one given unless the hook replaces it
   * @throws IOException if a rule matches and cannot be applied: the connection must not go on.
   * @throws VirtualMachineError if the JVM has no stack or memory left for a hook that decides. It
   *     comes to whoever is near that end anyway, and nothing else can be done there. What else a
   *     hook throws stays here, unless {@link #broke} refuses the connection for it.
   */
  public static @Nullable Object call(
      @Nullable Object value,
      @Nullable Object first,
      @Nullable Object second,
      @Nullable Object third,
      int number)
      throws IOException {
    var hook = hooks[number];
    boolean isWatched = isWatched();
    if (isWatched) {
      hook.permit(value, first, second, third);
    }
    try {
      return isWatched
          ? hook.trusted(value, first, second, third)
          : hook.on(value, first, second, third);
    } catch (IOException refusal) {
      throw refusal;
    } catch (ThreadDeath end) {
      throw end;
    } catch (VirtualMachineError end) {
      if (hook.decides) {
        throw end;
      }
      return value;
    } catch (Throwable t) {
      return hook.broke(value, t);
    }
  }

  /**
   * What woven code asks first, where a hook concerns few objects of many.
   *
   * @return whether to go on to {@link #call}
   */
  public static boolean concerns(@Nullable Object object, int number) {
    var hook = hooks[number];
    try {
      return hook.isConcerned(object);
    } catch (Throwable t) {
      // The call breaks, too, and says so.
      return true;
    }
  }

  /** Whether there is a SecurityManager; it asks whose code is on the stack. */
  @SuppressWarnings("removal") // it is there, without effect, in JDK 24 and later as well
  private static boolean isWatched() {
    return System.getSecurityManager() != null;
  }

  /**
   * Asks the SecurityManager, in the application's name, what the woven method would have asked if
   * {@link #on} did not take its place.
   *
   * @throws SecurityException if the application may not do that
   */
  protected abstract void permit(
      @Nullable Object value,
      @Nullable Object first,
      @Nullable Object second,
      @Nullable Object third);

  /** The same as {@link #on}, with the agent's permissions instead of the application's. */
  protected abstract @Nullable Object trusted(
      @Nullable Object value,
      @Nullable Object first,
      @Nullable Object second,
      @Nullable Object third)
      throws IOException;

  /** Whether {@link #on} has anything to do for an object. */
  protected boolean isConcerned(@Nullable Object object) {
    return true;
  }

  /** Receives the operands of the woven method, and returns the value to go on with. */
  protected abstract @Nullable Object on(
      @Nullable Object value,
      @Nullable Object first,
      @Nullable Object second,
      @Nullable Object third)
      throws IOException;

  /**
   * Reports what {@link #on} threw.
   *
   * @return the value to go on with
   * @throws IOException if the connection must not go on
   */
  protected abstract @Nullable Object broke(@Nullable Object value, Throwable t) throws IOException;
}
