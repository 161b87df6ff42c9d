package dev.redial.reflect;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Makes objects of interfaces of a client library, for it to call. */
public final class ClientObject {
  /** What such an object does. */
  public interface Behaviour {
    /**
     * A call of a method of its interfaces.
     *
     * @param arguments never null
     */
    @Nullable Object on(String method, Object[] arguments);
  }

  private static final Object[] NONE = {};

  private ClientObject() {}

  /** An object of these interfaces, which have one loader. */
  public static Object of(Behaviour behaviour, Class<?>... interfaces) {
    return Proxy.newProxyInstance(
        interfaces[0].getClassLoader(),
        interfaces,
        (self, method, arguments) ->
            method.getDeclaringClass() == Object.class
                ? identity(self, method.getName(), arguments)
                : behaviour.on(method.getName(), arguments == null ? NONE : arguments));
  }

  private static Object identity(Object self, String method, Object @Nullable [] arguments) {
    return switch (method) {
      case "hashCode" -> System.identityHashCode(self);
      case "equals" -> arguments != null && self == arguments[0];
      default -> "redial";
    };
  }
}
