package dev.redial.reflect;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A public static method of a client library's class. It is found by its place next to the type of
 * an object at hand, as a {@link ClientConstructor} is.
 */
public final class ClientFunction extends ClientMember {
  private final String neighbour;
  private final String type;
  private final String name;
  private final String simpleTypes;

  /**
   * @param neighbour simple name of a class or interface of the object at hand
   * @param signature of the method, its class relative to the other's package: {@code
   *     HttpFields.build()}
   */
  public ClientFunction(String neighbour, String signature) {
    super(signature);
    int length = signature.indexOf('(');
    int dot = signature.lastIndexOf('.', length);
    this.neighbour = neighbour;
    this.type = signature.substring(0, dot);
    this.name = signature.substring(dot + 1, length);
    this.simpleTypes = signature.substring(length);
  }

  public Object call(Object neighbour) {
    try {
      return (Object) of(neighbour).invokeExact();
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  public Object call(Object neighbour, @Nullable Object argument) {
    try {
      return (Object) of(neighbour).invokeExact(argument);
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  @Override
  @Nullable MethodHandle find(Class<?> type) throws ReflectiveOperationException {
    var known = ClientTypes.named(type, neighbour);
    if (known == null) {
      return null;
    }
    var wanted = ClientTypes.relativeTo(known, this.type);
    for (var method : wanted.getDeclaredMethods()) {
      if (method.getName().equals(name)
          && Modifier.isStatic(method.getModifiers())
          && isPublic(wanted, method, simpleTypes)) {
        return generic(lookup().unreflect(method), Object.class);
      }
    }
    return null;
  }
}
