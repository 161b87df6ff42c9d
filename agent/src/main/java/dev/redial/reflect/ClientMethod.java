package dev.redial.reflect;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** A public method of a client library, by name and simple parameter types: {@code get(String)}. */
public final class ClientMethod extends ClientMember {
  private final String name;
  private final String simpleTypes;
  private final Class<?> result;

  private ClientMethod(String signature, Class<?> result) {
    super(signature);
    int length = signature.indexOf('(');
    this.name = signature.substring(0, length);
    this.simpleTypes = signature.substring(length);
    this.result = result;
  }

  /** A method whose result is an object, or of no interest. */
  public static ClientMethod object(String signature) {
    return new ClientMethod(signature, Object.class);
  }

  /** A method whose result is an int. */
  public static ClientMethod number(String signature) {
    return new ClientMethod(signature, int.class);
  }

  public @Nullable Object call(Object target) {
    try {
      return (Object) of(target).invokeExact(target);
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  public @Nullable Object call(Object target, @Nullable Object argument) {
    try {
      return (Object) of(target).invokeExact(target, argument);
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  public @Nullable Object call(Object target, @Nullable Object first, @Nullable Object second) {
    try {
      return (Object) of(target).invokeExact(target, first, second);
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  /** For a method of three parameters, whose result is of no interest. */
  public void call(Object target, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
    try {
      var unused = (Object) of(target).invokeExact(target, a, b, c);
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  /** The result of a method that never returns null. */
  public Object get(Object target) {
    var result = call(target);
    if (result == null) {
      throw new IllegalStateException(target.getClass().getName() + "." + name + " returns null");
    }
    return result;
  }

  public int number(Object target) {
    try {
      return (int) of(target).invokeExact(target);
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  public @Nullable String text(Object target) {
    var text = call(target);
    return text == null ? null : text.toString();
  }

  /** In public types only: the class itself may be the library's secret. */
  @Override
  @Nullable MethodHandle find(Class<?> type) throws ReflectiveOperationException {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      var method = declared(at);
      for (var parent : at.getInterfaces()) {
        method = method == null ? find(parent) : method;
      }
      if (method != null) {
        return method;
      }
    }
    return null;
  }

  private @Nullable MethodHandle declared(Class<?> type) throws ReflectiveOperationException {
    if (!Modifier.isPublic(type.getModifiers())) {
      return null;
    }
    for (var method : type.getDeclaredMethods()) {
      if (method.getName().equals(name) && isPublic(type, method, simpleTypes)) {
        return generic(lookup().unreflect(method), result);
      }
    }
    return null;
  }
}
