package dev.redial.reflect;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * A public constructor of a client library's class. It is found by its place next to the type of an
 * object at hand: in the same relocated package, by the same class loader.
 */
public final class ClientConstructor extends ClientMember {
  private final String neighbour;
  private final String name;
  private final String simpleTypes;

  /**
   * @param neighbour simple name of a class or interface of the object at hand
   * @param signature of the constructor, its class relative to the other's package: {@code
   *     message.BasicHttpRequest(RequestLine)}
   */
  public ClientConstructor(String neighbour, String signature) {
    super(signature);
    int length = signature.indexOf('(');
    this.neighbour = neighbour;
    this.name = signature.substring(0, length);
    this.simpleTypes = signature.substring(length);
  }

  public Object create(Object neighbour) {
    try {
      return (Object) of(neighbour).invokeExact();
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  public Object create(Object neighbour, @Nullable Object argument) {
    try {
      return (Object) of(neighbour).invokeExact(argument);
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  public Object create(Object neighbour, @Nullable Object first, @Nullable Object second) {
    try {
      return (Object) of(neighbour).invokeExact(first, second);
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  /** For any number of arguments, which takes its time. */
  public Object createOf(Object neighbour, @Nullable Object... arguments) {
    try {
      return of(neighbour).invokeWithArguments(arguments);
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
    var wanted = ClientTypes.relativeTo(known, name);
    for (var constructor : wanted.getConstructors()) {
      if (isPublic(wanted, constructor, simpleTypes)) {
        return generic(lookup().unreflectConstructor(constructor), Object.class);
      }
    }
    return null;
  }
}
