package dev.redial.bridge;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The one class that woven code calls, and what it calls on: a hook of the agent.
 *
 * <p>In the packed jar it is {@code java.lang.RedialBridge}: every class loader delegates {@code
 * java.*}, so woven code finds it also in OSGi, in JBoss Modules and below a loader without parent.
 * It names JDK types only. Safe for use by many threads; a call allocates nothing.
 */
public abstract class RedialBridge {
  private static volatile RedialBridge[] hooks = {};

  /** For the hooks, which are the agent's. */
  protected RedialBridge() {}

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
   *     Anything else that a hook throws stays here, and the application goes on unchanged.
   */
  public static @Nullable Object call(
      @Nullable Object value,
      @Nullable Object first,
      @Nullable Object second,
      @Nullable Object third,
      int number)
      throws IOException {
    var hook = hooks[number];
    try {
      return hook.on(value, first, second, third);
    } catch (IOException refusal) {
      throw refusal;
    } catch (Throwable t) {
      hook.failed(t);
      return value;
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
      hook.failed(t);
      return true;
    }
  }

  /** Whether {@link #on} has anything to do for an object. */
  protected boolean isConcerned(@Nullable Object object) {
    return true;
  }

  /** Sees what the woven method has at that point, and answers with the value to go on with. */
  protected abstract @Nullable Object on(
      @Nullable Object value,
      @Nullable Object first,
      @Nullable Object second,
      @Nullable Object third)
      throws IOException;

  /** Reports what {@link #on} threw. Must not throw. */
  protected abstract void failed(Throwable t);
}
