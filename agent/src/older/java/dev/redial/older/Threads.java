package dev.redial.older;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** Of {@link Thread}. */
public final class Threads {
  private Threads() {}

  /**
   * Takes from a new thread what it has inherited of the thread locals of the one that made it:
   * Java 8 has no constructor without that. They would be kept from being collected.
   */
  public static void disinherit(Thread thread) {
    try {
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field field = type.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      Object unsafe = field.get(null);
      Method offset = type.getMethod("objectFieldOffset", Field.class);
      Field inherited = Thread.class.getDeclaredField("inheritableThreadLocals");
      type.getMethod("putObject", Object.class, long.class, Object.class)
          .invoke(unsafe, thread, offset.invoke(unsafe, inherited), null);
    } catch (ReflectiveOperationException | RuntimeException e) {
      // a runtime without sun.misc.Unsafe: it keeps them
      return;
    }
  }
}
