package dev.redial.reflect;

import java.util.Optional;

/**
 * A type of a client library, by its simple name; the library may be relocated. It is looked for
 * once for each class of objects. Safe for use by many threads.
 */
public final class ClientType extends ClassValue<Optional<Class<?>>> {
  private final String simpleName;

  /** The class or interface of this name that an object's class is or inherits from. */
  public ClientType(String simpleName) {
    this.simpleName = simpleName;
  }

  /** Whether the object is one of this type. */
  public boolean isOf(Object object) {
    return get(object.getClass()).isPresent();
  }

  @Override
  protected Optional<Class<?>> computeValue(Class<?> type) {
    return Optional.ofNullable(ClientTypes.named(type, simpleName));
  }
}
