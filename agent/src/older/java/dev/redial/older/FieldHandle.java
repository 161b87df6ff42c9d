package dev.redial.older;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * In the place of java.lang.invoke.VarHandle, for fields of objects. A field that is volatile is
 * read and written as such in any case.
 */
public final class FieldHandle {
  private final MethodHandle getter;
  private final @Nullable MethodHandle setter;

  FieldHandle(MethodHandles.Lookup lookup, Field field) throws IllegalAccessException {
    getter =
        lookup.unreflectGetter(field).asType(MethodType.methodType(Object.class, Object.class));
    setter =
        Modifier.isFinal(field.getModifiers())
            ? null
            : lookup
                .unreflectSetter(field)
                .asType(MethodType.methodType(void.class, Object.class, Object.class));
  }

  /** What it holds. */
  public @Nullable Object get(Object owner) {
    try {
      return getter.invokeExact(owner);
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  /** Lets it hold that, unless it is final. */
  public void set(Object owner, @Nullable Object value) {
    MethodHandle known = setter;
    if (known == null) {
      throw new UnsupportedOperationException();
    }
    try {
      known.invokeExact(owner, value);
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  private static RuntimeException unchecked(Throwable t) {
    if (t instanceof Error) {
      throw (Error) t;
    }
    return t instanceof RuntimeException ? (RuntimeException) t : new IllegalStateException(t);
  }
}
