package dev.redial.reflect;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Fields and methods of objects of providers and clients, by name: the agent cannot be linked with
 * them.
 *
 * <p>A member is looked up once for each class that has it; each copy of a provider has its own.
 */
public final class Members {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final ClassValue<Map<String, AccessibleObject>> KNOWN = perClass();
  private static final ClassValue<Map<String, MethodHandle>> GETTERS = perClass();
  private static final ClassValue<Map<String, MethodHandle>> CALLS = perClass();

  private Members() {}

  private static <T> ClassValue<Map<String, T>> perClass() {
    return new ClassValue<>() {
      @Override
      protected Map<String, T> computeValue(Class<?> type) {
        return new ConcurrentHashMap<>();
      }
    };
  }

  /** What a field of the object holds; private ones and those of its superclasses as well. */
  public static @Nullable Object get(Object object, String field)
      throws ReflectiveOperationException {
    var known = GETTERS.get(object.getClass());
    var getter = known.get(field);
    if (getter == null) {
      getter = generic(LOOKUP.unreflectGetter(field(object.getClass(), field)));
      known.put(field, getter);
    }
    try {
      return (Object) getter.invokeExact(object);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  /** Calls a method of the object that has no parameters; allocates nothing of its own. */
  public static @Nullable Object call(Object object, String method) throws Throwable {
    var known = CALLS.get(object.getClass());
    var call = known.get(method);
    if (call == null) {
      call = generic(LOOKUP.unreflect(method(object.getClass(), method, 0)));
      known.put(method, call);
    }
    return (Object) call.invokeExact(object);
  }

  private static MethodHandle generic(MethodHandle handle) {
    return handle.asType(MethodType.genericMethodType(1));
  }

  /** Sets a field of the object. */
  public static void set(Object object, String field, Object value)
      throws ReflectiveOperationException {
    field(object.getClass(), field).set(object, value);
  }

  /** The declared type of a field of the object, whatever the field holds. */
  public static Class<?> typeOf(Object object, String field) throws NoSuchFieldException {
    return field(object.getClass(), field).getType();
  }

  /** Calls a method of the object; its name and number of arguments are enough to tell it. */
  public static @Nullable Object call(Object object, String method, @Nullable Object... arguments)
      throws Throwable {
    return invoke(method(object.getClass(), method, arguments.length), object, arguments);
  }

  /** Calls a static method. */
  public static @Nullable Object callStatic(
      Class<?> type, String method, @Nullable Object... arguments) throws Throwable {
    return invoke(method(type, method, arguments.length), null, arguments);
  }

  private static @Nullable Object invoke(
      Method method, @Nullable Object object, @Nullable Object... arguments) throws Throwable {
    try {
      return method.invoke(object, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    var known = KNOWN.get(type).get(name);
    if (known == null) {
      known = accessible(type, findField(type, name), name);
    }
    return (Field) known;
  }

  private static Method method(Class<?> type, String name, int arguments)
      throws NoSuchMethodException {
    var key = name + '/' + arguments;
    var known = KNOWN.get(type).get(key);
    if (known == null) {
      known = accessible(type, findMethod(type, name, arguments), key);
    }
    return (Method) known;
  }

  private static AccessibleObject accessible(Class<?> type, AccessibleObject member, String key) {
    member.setAccessible(true);
    KNOWN.get(type).put(key, member);
    return member;
  }

  private static Field findField(Class<?> type, String name) throws NoSuchFieldException {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (var field : at.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          return field;
        }
      }
    }
    throw new NoSuchFieldException(type.getName() + "." + name);
  }

  /** Of two that differ in their types only, none is taken: which comes first is chance. */
  private static Method findMethod(Class<?> type, String name, int arguments)
      throws NoSuchMethodException {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      Method found = null;
      for (var method : at.getDeclaredMethods()) {
        if (!method.isBridge()
            && method.getName().equals(name)
            && method.getParameterCount() == arguments) {
          if (found != null) {
            throw new NoSuchMethodException(
                "two methods " + at.getName() + "." + name + " take " + arguments);
          }
          found = method;
        }
      }
      if (found != null) {
        return found;
      }
    }
    throw new NoSuchMethodException(type.getName() + "." + name);
  }
}
