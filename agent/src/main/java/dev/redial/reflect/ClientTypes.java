package dev.redial.reflect;

import org.jspecify.annotations.Nullable;

/** Finds types of a client library from one that is known, also in a relocated copy. */
public final class ClientTypes {
  private ClientTypes() {}

  /** The class or interface of this simple name that a type is or inherits from, or null. */
  public static @Nullable Class<?> named(Class<?> type, String simpleName) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      if (at.getSimpleName().equals(simpleName)) {
        return at;
      }
      for (var parent : at.getInterfaces()) {
        var found = named(parent, simpleName);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** The class of a name relative to the package of a known one. */
  public static Class<?> relativeTo(Class<?> known, String name) throws ClassNotFoundException {
    return Class.forName(known.getPackageName() + '.' + name, true, known.getClassLoader());
  }
}
