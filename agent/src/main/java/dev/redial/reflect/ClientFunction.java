package dev.redial.reflect;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A public static method of a client library's class, which is found by its place beside a type
 * that an object at hand has, as a {@link ClientConstructor} is.
 */
public final class ClientFunction extends ClientMember {
  private final String beside;
  private final String type;
  private final String name;
  private final String simpleTypes;

  /**
   * @param beside simple name of a class or interface of the object at hand
   * @param signature of the method, its class relative to the other's package: {@code
   *     HttpFields.build()}
   */
  public ClientFunction(String beside, String signature) {
    super(signature);
    int length = signature.indexOf('(');
    int dot = signature.lastIndexOf('.', length);
    this.beside = beside;
    this.type = signature.substring(0, dot);
    this.name = signature.substring(dot + 1, length);
    this.simpleTypes = signature.substring(length);
  }

  public Object call(Object beside) {
    try {
      return (Object) of(beside).invokeExact();
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  public Object call(Object beside, @Nullable Object argument) {
    try {
      return (Object) of(beside).invokeExact(argument);
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  @Override
  @Nullable MethodHandle find(Class<?> type) throws ReflectiveOperationException {
    var known = ClientTypes.named(type, beside);
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
