package dev.redial.connect.channel;

import dev.redial.reflect.Handles;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** The monitor of an object as a lock, by what Java 8 has for that: sun.misc.Unsafe. */
final class MonitorLock implements Lock {
  private static final MethodHandle ENTER;
  private static final MethodHandle TRY;
  private static final MethodHandle EXIT;

  static {
    var type = Handles.of("sun.misc.Unsafe");
    var unsafe = type.constant("theUnsafe");
    ENTER = type.method("monitorEnter", void.class, Object.class, Object.class).bindTo(unsafe);
    TRY = type.method("tryMonitorEnter", boolean.class, Object.class, Object.class).bindTo(unsafe);
    EXIT = type.method("monitorExit", void.class, Object.class, Object.class).bindTo(unsafe);
  }

  private final Object monitor;

  MonitorLock(Object monitor) {
    this.monitor = monitor;
  }

  @Override
  public void lock() {
    try {
      ENTER.invokeExact(monitor);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  @Override
  public boolean tryLock() {
    try {
      return (boolean) TRY.invokeExact(monitor);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  @Override
  public void unlock() {
    try {
      EXIT.invokeExact(monitor);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  @Override
  public void lockInterruptibly() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean tryLock(long time, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Condition newCondition() {
    throw new UnsupportedOperationException();
  }
}
