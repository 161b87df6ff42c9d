package dev.redial.work;

import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * What the agent does outside of hooks while a SecurityManager may ask. Its own permissions count,
 * and not those of the code that called it or that started the thread.
 */
@SuppressWarnings("removal") // where there is a SecurityManager nothing takes its place
public final class Trusted {
  private Trusted() {}

  /** Whether a SecurityManager asks. */
  public static boolean isWatched() {
    return System.getSecurityManager() != null;
  }

  /** Does it. The application may set a SecurityManager while this goes on. */
  public static void run(Runnable task) {
    AccessController.doPrivileged(new Task(task));
  }

  /**
   * Runs code of the application with the permissions that were its own when it handed the code
   * over.
   *
   * @param context the JDK's note of them, or null in builds that keep none
   */
  public static void runWithin(@Nullable Object context, Runnable task) {
    if (context instanceof AccessControlContext own) {
      AccessController.doPrivileged(new Task(task), own);
    } else {
      task.run();
    }
  }

  /** Does it, and hands its answer on. */
  public static <T extends @Nullable Object> T get(PrivilegedAction<T> task) {
    return AccessController.doPrivileged(task);
  }

  /**
   * Asks in the application's name whether it may connect to a host.
   *
   * @param port -1 for a look-up alone
   * @throws SecurityException if it may not
   */
  public static void checkConnect(String host, int port) {
    var manager = System.getSecurityManager();
    if (manager != null) {
      manager.checkConnect(host, port);
    }
  }

  private record Task(Runnable task) implements PrivilegedAction<@Nullable Object> {
    @Override
    public @Nullable Object run() {
      task.run();
      return null;
    }
  }
}
