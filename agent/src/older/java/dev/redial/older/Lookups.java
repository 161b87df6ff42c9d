package dev.redial.older;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Of {@link MethodHandles} and its Lookup. */
public final class Lookups {
  private Lookups() {}

  /** One that sees the private members of a class. */
  public static MethodHandles.Lookup privateLookupIn(Class<?> type, MethodHandles.Lookup own)
      throws IllegalAccessException {
    try {
      if (Platform.IS_EIGHT) {
        Field all = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
        all.setAccessible(true);
        return ((MethodHandles.Lookup) all.get(null)).in(type);
      }
      return (MethodHandles.Lookup)
          MethodHandles.class
              .getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class)
              .invoke(null, type, own);
    } catch (InvocationTargetException e) {
      throw refused(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw refused(e);
    }
  }

  /** Defines a class where the lookup is; in Java 8, which cannot, by the bootstrap loader. */
  public static Class<?> defineClass(MethodHandles.Lookup at, byte[] classFile)
      throws IllegalAccessException {
    try {
      if (!Platform.IS_EIGHT) {
        return (Class<?>)
            MethodHandles.Lookup.class
                .getMethod("defineClass", byte[].class)
                .invoke(at, (Object) classFile);
      }
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field field = type.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      return (Class<?>)
          type.getMethod(
                  "defineClass",
                  String.class,
                  byte[].class,
                  int.class,
                  int.class,
                  ClassLoader.class,
                  ProtectionDomain.class)
              .invoke(field.get(null), null, classFile, 0, classFile.length, null, null);
    } catch (InvocationTargetException e) {
      throw refused(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw refused(e);
    }
  }

  /** Has the class's static initializer run. */
  public static <T> Class<T> ensureInitialized(MethodHandles.Lookup at, Class<T> type)
      throws IllegalAccessException {
    try {
      Class.forName(type.getName(), true, type.getClassLoader());
      return type;
    } catch (ClassNotFoundException e) {
      throw refused(e);
    }
  }

  /** Of a field of objects. */
  public static FieldHandle unreflectVarHandle(MethodHandles.Lookup at, Field field)
      throws IllegalAccessException {
    return new FieldHandle(at, field);
  }

  private static IllegalAccessException refused(@Nullable Throwable cause) {
    if (cause instanceof Error) {
      throw (Error) cause;
    }
    if (cause instanceof RuntimeException) {
      throw (RuntimeException) cause;
    }
    IllegalAccessException refusal = new IllegalAccessException(String.valueOf(cause));
    refusal.initCause(cause);
    return refusal;
  }
}
