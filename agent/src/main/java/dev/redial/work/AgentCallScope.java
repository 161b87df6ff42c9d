package dev.redial.work;

/**
 * What the agent itself dials, looks up or encrypts on the way, such as TLS to a proxy: no rule
 * holds for it. It belongs to the thread that begins it and must end it:
 *
 * <pre>{@code
 * boolean outer = AgentCallScope.begin();
 * try {
 *   ...
 * } finally {
 *   AgentCallScope.end(outer);
 * }
 * }</pre>
 */
public final class AgentCallScope {
  private static final ThreadLocal<Boolean> GOING_ON = new ThreadLocal<>();

  private AgentCallScope() {}

  /** From here on this thread works for the agent; answers whether it did already. */
  public static boolean begin() {
    boolean outer = isGoingOn();
    GOING_ON.set(true);
    return outer;
  }

  /** Ends what began with that answer. */
  public static void end(boolean outer) {
    if (!outer) {
      GOING_ON.remove();
    }
  }

  /** Whether this thread works for the agent, always or for now. */
  public static boolean isGoingOn() {
    return Thread.currentThread() instanceof AgentThread || GOING_ON.get() != null;
  }
}
